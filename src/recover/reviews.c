/* Reviews: heads with the text that belongs to them, and who signs it. */
#include "heads.h"
#include "signature.h"

/* How many blocks a head looks back for the byline or the department that it stands under. A bound, so that a
 * list of a thousand reviews stays linear; no article is as long. */
enum {
    LOOK_BACK_BLOCKS = 300
};

typedef struct {
    size_t first, last; /* blocks of the body; NONE when there is none */
} Body;

typedef struct {
    Meaning *meaning;
    const Document *doc;
    HeadList heads;
    size_t *head_of;      /* per block: index of the head that it is part of, or NONE */
    bool *bold_signature; /* per review */
    size_t count;
} Work;

/* ---- bodies -------------------------------------------------------------------------------------------- */

static bool is_body(BlockClass cls)
{
    return cls == BLOCK_PARA || cls == BLOCK_QUOTE || cls == BLOCK_VERSE || cls == BLOCK_LIST;
}

/* Blocks that may stand between a head and its body, or inside the body. */
static bool is_aside(BlockClass cls)
{
    switch (cls) {
    case BLOCK_FURNITURE:
    case BLOCK_CAPTION:
    case BLOCK_IMAGE:
    case BLOCK_NOTE:
    case BLOCK_PULLQUOTE:
    case BLOCK_EPIGRAPH:
    case BLOCK_ATTRIB:
    case BLOCK_RULE:
    case BLOCK_BYLINE:
    case BLOCK_DECK: return true;
    default: return false;
    }
}

static BlockClass class_at(const Work *work, size_t block)
{
    return block < work->count ? document_block(work->doc, block)->cls : BLOCK_UNKNOWN;
}

/* Does the heading begin something that is no part of the review? */
static bool heading_ends_body(const Work *work, size_t heading)
{
    size_t next = heading + 1;

    if (document_block(work->doc, heading)->level <= 1)
        return true;
    while (next < work->count && is_aside(class_at(work, next)))
        next++;
    return next >= work->count || work->head_of[next] != NONE || class_at(work, next) != BLOCK_PARA;
}

/* Is the head set over an article as its subject: nothing but title, deck, byline and other heads before
 * it? */
static bool heads_article(const Work *work, size_t first)
{
    for (size_t i = first; i-- > 0;) {
        BlockClass cls = class_at(work, i);
        if (cls == BLOCK_TITLE)
            return true;
        if (work->head_of[i] == NONE && !is_aside(cls) && cls != BLOCK_REVIEWER && cls != BLOCK_KICKER)
            return false;
    }
    return false;
}

/* The body behind the head [first, last]. */
static Body body_after(const Work *work, size_t first, size_t last)
{
    Body body = {NONE, NONE};
    bool article = heads_article(work, first);

    for (size_t i = last + 1; i < work->count; i++) {
        BlockClass cls = class_at(work, i);
        if (work->head_of[i] != NONE)
            break;
        if (is_body(cls)) {
            body.first = body.first == NONE ? i : body.first;
            body.last = i;
        } else if (cls == BLOCK_HEADING) {
            if (!article || heading_ends_body(work, i))
                break;
        } else if (!is_aside(cls) && cls != BLOCK_CODE && cls != BLOCK_TABLE &&
                   !((cls == BLOCK_REVIEWER || cls == BLOCK_META) && body.first == NONE)) {
            break;
        }
    }
    return body;
}

static bool says_review(Str text)
{
    static const char *const words[] = {"besprochen",  "buch",    "bücher",   "book",      "books",
                                        "review",      "reviews", "reviewed", "libros",    "libro",
                                        "libri",       "livres",  "livre",    "reseñas",   "recensioni",
                                        "rezensionen", "boeken",  "livros",   "critique",  "critiques",
                                        "noted",       "notices", "novels",   "narrativa", "lesestoff"};
    size_t at = 0;
    Str word;

    while (next_word(text, &at, &word)) {
        if (lexicon_lists(word) & LEX_REVIEW_SECTION)
            return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_equal_nocase(word, str_from(words[i])))
                return true;
    }
    return false;
}

/* Is a department of reviews open at the block? Looks back over headings to the last of the first level. */
static bool in_review_section(const Work *work, size_t block)
{
    for (size_t i = block; i-- > 0 && block - i < LOOK_BACK_BLOCKS;) {
        BlockClass cls = class_at(work, i);
        bool top = cls == BLOCK_KICKER || (cls == BLOCK_HEADING && document_block(work->doc, i)->level <= 1);
        if ((top || cls == BLOCK_TITLE || cls == BLOCK_HEADING) &&
            says_review(document_block_text(work->doc, i)))
            return true;
        if (top && cls != BLOCK_KICKER) /* which names the kind of one entry */
            return false;
    }
    return false;
}

/* The body before a citation that stands at the foot of its review. */
static Body body_before(const Work *work, size_t first)
{
    Body body = {NONE, NONE};

    for (size_t i = first; i-- > 0;) {
        BlockClass cls = class_at(work, i);
        if (work->head_of[i] != NONE || cls == BLOCK_TITLE || cls == BLOCK_ANSWER)
            break;
        if (is_body(cls)) {
            body.last = body.last == NONE ? i : body.last;
            body.first = i;
        } else if (cls == BLOCK_HEADING) {
            break;
        } else if (!is_aside(cls)) {
            break;
        }
    }
    return body;
}

/* ---- who signs ----------------------------------------------------------------------------------------- */

typedef struct {
    Str name, affiliation;
    uint32_t line;
    bool bold, rest; /* set in bold; signs all that nobody has signed */
} Signature;

static Signature signature_of(const SignedBy *by, uint32_t line)
{
    return (Signature){.name = by->name, .affiliation = by->affiliation, .line = line};
}

/* The source line of a block, as printed, blanks at its ends left out. */
static Str printed_line(const Work *work, size_t block, uint32_t line)
{
    const Fragment *fragment = document_fragments(work->doc, document_block(work->doc, block));
    Str source = str_slice(source_text(document_source(work->doc)), 0, fragment->source_end);
    size_t at = fragment->source_start;
    for (uint32_t i = fragment->first_line; i < line && at < source.len_bytes; i++)
        at = str_find_byte(source, '\n', at) + 1;
    return str_trim(str_slice(source, at, str_find_byte(source, '\n', at)));
}

/* "University of Varde / LINNEA OSK", "Petra Lindqvist (Institute of Coastal Studies, Sandry)" */
static Signature read_reviewer(const Work *work, size_t block)
{
    const Fragment *fragment = document_fragments(work->doc, document_block(work->doc, block));
    Str text = document_block_text(work->doc, block), names;
    SignedBy by;

    if (signs_the_rest(text, &by)) {
        Signature rest = signature_of(&by, fragment->first_line);
        rest.rest = true;
        return rest;
    }
    for (uint32_t line = fragment->first_line; line <= fragment->last_line; line++) {
        Str printed = printed_line(work, block, line);
        if (byline_names(printed, &names))
            return (Signature){.name = names, .line = line};
        if (!signature_in_line(printed, &by))
            continue;
        Signature signature = signature_of(&by, line);
        uint32_t other = line > fragment->first_line ? fragment->first_line : line + 1;
        if (signature.affiliation.len_bytes == 0 && other != line && other <= fragment->last_line)
            signature.affiliation = printed_line(work, block, other);
        return signature;
    }
    return (Signature){.name = str_trim(text), .line = fragment->first_line};
}

/* A name or initials set in type at the very end of a paragraph. */
static bool set_at_end(const Work *work, size_t block, SignedBy *by, bool *bold)
{
    enum {
        NAME_BYTES_MAX = 60
    };
    const Block *of = document_block(work->doc, block);
    Str text = str_trim(document_block_text(work->doc, block));
    const Span *last = of->span_count > 0 ? &document_spans(work->doc, of)[of->span_count - 1] : NULL;

    if (!last || last->text.end + 1 < of->text.start + text.len_bytes || last->text.start == of->text.start ||
        last->text.end - last->text.start >= NAME_BYTES_MAX)
        return false;
    *bold = last->kind == SPAN_STRONG;
    Str name = document_slice(work->doc, last->text);
    Str before = str_trim(document_slice(work->doc, (DocRange){of->text.start, last->text.start}));
    bool apart = before.len_bytes > 0 && (strchr(".!?)\"", before.data[before.len_bytes - 1]) != NULL ||
                                          (uint8_t)before.data[before.len_bytes - 1] >= 0x80);
    return (*bold || (last->kind == SPAN_EMPHASIS && apart)) && signature_in_line(name, by);
}

/* The signature at the end of a body's last paragraph. */
static Signature signature_at_end(const Work *work, size_t block)
{
    const Block *of = document_block(work->doc, block);
    DocPos end = of->text.end > of->text.start ? of->text.end - 1 : of->text.end;
    SignedBy by = {0};
    bool bold = false;

    if (!set_at_end(work, block, &by, &bold) && !signature_behind(document_block_text(work->doc, block), &by))
        return (Signature){0};
    Signature signature = signature_of(&by, document_line_at(work->doc, end));
    signature.bold = bold;
    return signature;
}

/* "ALSO ON THE SHELF", "Kurz besprochen": what stands below is not by the writer of the page. */
static bool is_brief_heading(Str text)
{
    static const char *const words[] = {"also",    "brief", "briefly", "noted",  "kurz",
                                        "bref",    "breve", "brevi",   "short",  "received",
                                        "notices", "kort",  "capsule", "roundup"};
    size_t at = 0;
    Str word;

    while (next_word(text, &at, &word)) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_equal_nocase(word, str_from(words[i])))
                return true;
    }
    return false;
}

/* A byline's first line without "By"; when that is all there is, its second. */
static Signature read_byline(const Work *work, size_t block)
{
    const Block *of = document_block(work->doc, block);
    Str text = document_text(work->doc);
    DocPos end = first_line_end(work->doc, block);
    Str first = str_trim(str_slice(text, of->text.start, end)), name;
    Signature signature = {.line = document_line_at(work->doc, of->text.start)};

    if (first.len_bytes < 4)
        signature.name = str_trim(str_slice(text, end, of->text.end));
    else
        signature.name = byline_names(first, &name) ? str_trim(name) : first;
    return signature;
}

/* The byline in whose article the head stands. */
static Signature article_byline(const Work *work, size_t first)
{
    Signature none = {0};

    for (size_t i = first; i-- > 0 && first - i < LOOK_BACK_BLOCKS;) {
        BlockClass cls = class_at(work, i);
        Str text = document_block_text(work->doc, i);
        if (cls == BLOCK_BYLINE &&
            !(document_block(work->doc, i)->kind &&
              str_equal(str_from(document_block(work->doc, i)->kind), STR("affiliation"))))
            return read_byline(work, i);
        if (cls == BLOCK_REVIEWER && (i == 0 || !is_body(class_at(work, i - 1))))
            return read_reviewer(work, i);
        if (cls == BLOCK_BIO || cls == BLOCK_SIGN || cls == BLOCK_REVIEWER || cls == BLOCK_TITLE)
            return none;
        if (cls == BLOCK_HEADING && (is_brief_heading(text) || document_block(work->doc, i)->level <= 1))
            return none;
    }
    return none;
}

/* ---- reviews ------------------------------------------------------------------------------------------- */

static uint32_t block_last_line(const Document *doc, size_t block)
{
    const Block *of = document_block(doc, block);
    return document_fragments(doc, of)[of->fragment_count - 1].last_line;
}

static void set_signature(Review *review, const Signature *signature)
{
    if (signature->name.len_bytes > 0) {
        review->reviewer = signature->name;
        review->affiliation = signature->affiliation;
        review->reviewer_line = signature->line;
    }
}

static Review make_review(const Work *work, const Head *head, const Body *body)
{
    const Citation *from = &head->citation;
    Review review = {.block = head->first,
                     .section = NONE,
                     .head_first = document_block_line(work->doc, head->first),
                     .head_last = block_last_line(work->doc, head->last),
                     .body_block = body->first,
                     .title = from->title,
                     .subtitle = from->subtitle,
                     .authors = from->authors,
                     .editors = from->editors,
                     .translators = from->translators,
                     .publisher = from->publisher,
                     .city = from->city,
                     .year = from->year,
                     .pages = from->pages,
                     .price = from->price,
                     .binding = from->binding,
                     .series = from->series,
                     .isbns = from->isbns,
                     .confidence = from->confidence};

    if (body->first != NONE) {
        review.body_first = document_block_line(work->doc, body->first);
        review.body_last = block_last_line(work->doc, body->last);
    }
    return review;
}

static Signature sign_review(const Work *work, const Head *head, const Body *body)
{
    Signature signature = {0};

    for (size_t i = head->cite_last + 1; i <= head->last; i++)
        return read_reviewer(work, i);
    if (body->first > head->last && body->first != NONE) {
        for (size_t i = head->last + 1; i < body->first; i++)
            if (class_at(work, i) == BLOCK_REVIEWER)
                return read_reviewer(work, i);
    }
    signature = signature_at_end(work, body->last);
    if (signature.name.len_bytes > 0)
        return signature;
    for (size_t i = body->last + 1; i < work->count && body->first >= head->first; i++) {
        if (class_at(work, i) == BLOCK_REVIEWER)
            return read_reviewer(work, i);
        if (!is_aside(class_at(work, i)))
            break;
    }
    return signature;
}

/* The last head of the group that begins at head i: heads in a row share the body behind the last of them. */
static size_t group_end(const Work *work, size_t i)
{
    size_t end = i;

    while (end + 1 < work->heads.count && work->heads.items[end].run_in_end == 0 &&
           work->heads.items[end + 1].run_in_end == 0 &&
           work->heads.items[end + 1].first == work->heads.items[end].last + 1)
        end++;
    return end;
}

static void note_body(Work *work, const Body *body, size_t review, size_t sharing)
{
    for (size_t i = body->first; i <= body->last; i++) {
        if (work->meaning->review_of[i] == NONE) {
            work->meaning->review_of[i] = review;
            work->meaning->reviews_of[i] = sharing;
        }
    }
}

/* Does a heading or a title stand in the blocks [first, end)? */
static bool is_divided(const Work *work, size_t first, size_t end)
{
    for (size_t block = first; block < end; block++)
        if (class_at(work, block) == BLOCK_HEADING || class_at(work, block) == BLOCK_TITLE)
            return true;
    return false;
}

static bool begins_column(const Work *work, size_t i)
{
    const ReviewList *reviews = &work->meaning->reviews;
    return i == 0 || is_divided(work, reviews->items[i - 1].block, reviews->items[i].block);
}

/* Is review i the only one of its column, up to itself, that anybody signs? */
static bool signs_alone(const Work *work, size_t i)
{
    const Review *reviews = work->meaning->reviews.items;
    while (!begins_column(work, i))
        if (reviews[--i].reviewer.len_bytes > 0)
            return false;
    return true;
}

/* A name at the end of a column signs the entries before it that nobody signs: one in bold, or one that is
 * the only name in the column and stands at its very end. */
static void sign_columns(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;
    size_t signer = NONE;
    bool column_ends = true;

    for (size_t i = reviews->count; i-- > 0;) {
        Review *review = &reviews->items[i];
        if (review->reviewer.len_bytes > 0) {
            signer = work->bold_signature[i] || (column_ends && signs_alone(work, i)) ? i : NONE;
        } else if (signer != NONE) {
            review->reviewer = reviews->items[signer].reviewer;
            review->reviewer_line = reviews->items[signer].reviewer_line;
        }
        column_ends = begins_column(work, i);
        if (column_ends)
            signer = NONE;
    }
}

/* A byline between the head and its body. */
static Signature byline_below(const Work *work, const Review *review)
{
    for (size_t i = review->block; i < review->body_block && i < work->count; i++)
        if (class_at(work, i) == BLOCK_BYLINE)
            return read_byline(work, i);
    return (Signature){0};
}

static void sign_by_byline(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;

    for (size_t i = 0; i < reviews->count; i++) {
        Review *review = &reviews->items[i];
        if (review->reviewer.len_bytes > 0)
            continue;
        Signature signature = byline_below(work, review);
        if (signature.name.len_bytes == 0)
            signature = article_byline(work, review->block);
        set_signature(review, &signature);
    }
}

static void add_group(Work *work, size_t first, size_t last)
{
    const Head *head = &work->heads.items[first];
    Body body = head->run_in_end > 0 ? (Body){head->first, head->first}
                                     : body_after(work, head->first, work->heads.items[last].last);

    if (body.first == NONE && first == last && in_review_section(work, head->first))
        body = body_before(work, head->first);
    if (body.first == NONE)
        return;
    size_t review = work->meaning->reviews.count;
    for (size_t i = first; i <= last; i++) {
        Review made = make_review(work, &work->heads.items[i], &body);
        Signature signature = sign_review(work, &work->heads.items[last], &body);
        set_signature(&made, &signature);
        work->bold_signature[work->meaning->reviews.count] = signature.bold;
        vec_push(&work->meaning->reviews, made);
    }
    note_body(work, &body, review, last - first + 1);
}

void find_reviews(Meaning *meaning)
{
    size_t count = document_block_count(meaning->doc);
    Work work = {.meaning = meaning, .doc = meaning->doc, .count = count};

    find_heads(meaning, &work.heads);
    work.head_of = memory_alloc_zero(count + 1, sizeof *work.head_of);
    work.bold_signature = memory_alloc_zero(work.heads.count + 1, sizeof *work.bold_signature);
    for (size_t i = 0; i < count; i++)
        work.head_of[i] = NONE;
    for (size_t i = 0; i < work.heads.count; i++)
        for (size_t block = work.heads.items[i].first; block <= work.heads.items[i].last; block++)
            work.head_of[block] = i;
    for (size_t i = 0; i < work.heads.count;) {
        size_t last = group_end(&work, i);
        add_group(&work, i, last);
        i = last + 1;
    }
    sign_columns(&work);
    sign_by_byline(&work);
    memory_free(work.head_of);
    memory_free(work.bold_signature);
    vec_free(&work.heads);
}
