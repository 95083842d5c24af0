/* Reviews: heads with the text that belongs to them, and who signs it. */
#include "review_work.h"

#include "citation_pieces.h"

/* ---- bodies -------------------------------------------------------------------------------------------- */

bool is_review_text(BlockClass cls)
{
    return cls == BLOCK_PARA || cls == BLOCK_QUOTE || cls == BLOCK_VERSE || cls == BLOCK_LIST;
}

bool is_aside(BlockClass cls)
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
        if (is_review_text(cls)) {
            body.first = body.first == NONE ? i : body.first;
            body.last = i;
            if (!article && ends_signed(work, i))
                break;
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
            if (str_is_nocase(word, words[i]))
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
        if (is_review_text(cls)) {
            body.last = body.last == NONE ? i : body.last;
            body.first = i;
        } else if (!is_aside(cls) && !(cls == BLOCK_REVIEWER && body.last == NONE)) {
            break;
        }
    }
    return body;
}

/* ---- reviews ------------------------------------------------------------------------------------------- */

static uint32_t block_last_line(const Document *doc, size_t block)
{
    const Block *of = document_block(doc, block);
    return document_fragments(doc, of)[of->fragment_count - 1].last_line;
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

/* The family name of the first of them stands in the text. */
static bool names_first_of(const Work *work, const StrList *people, const Body *body)
{
    Str family = people->count > 0 ? first_family_name(people->items[0]) : (Str){0}, word;
    for (size_t i = body->first; i <= body->last && family.len_bytes >= 3; i++) {
        Str text = document_block_text(work->doc, i);
        for (size_t at = 0; is_review_text(class_at(work, i)) && next_word(text, &at, &word);)
            if (word_is_capitalised(word) && str_starts_nocase(word, family))
                return true;
    }
    return false;
}

/* The text names who wrote the book, edited it or translated it. */
static bool names_author(const Work *work, const Head *head, const Body *body)
{
    const Citation *book = &head->citation;
    return names_first_of(work, book->authors.count > 0 ? &book->authors : &book->editors, body) ||
           names_first_of(work, &book->translators, body);
}

/* A citation at the foot of its review: in a department of reviews, or under a text that speaks of its author. */
static Body body_of_foot(const Work *work, const Head *head)
{
    Body body = body_before(work, head->first);
    if (body.first != NONE && !in_review_section(work, head->first) && !names_author(work, head, &body))
        body.first = NONE;
    return body;
}

/* Lines of a list under a single head are its neighbours, and no text about it. */
static bool is_bare_list(const Work *work, const Body *body)
{
    enum {
        BYTES_MIN = 160
    };
    size_t bytes = 0;
    for (size_t i = body->first; i <= body->last; i++) {
        const Block *block = document_block(work->doc, i);
        if (block->cls != BLOCK_LIST)
            return false;
        bytes = block->text.end - block->text.start > bytes ? block->text.end - block->text.start : bytes;
    }
    return bytes < BYTES_MIN;
}

/* "Et aussi ...": no text, but the head of what follows. */
static bool is_tiny(const Work *work, const Body *body)
{
    enum {
        BYTES_MIN = 24
    };
    const Block *first = document_block(work->doc, body->first);
    return body->first == body->last && first->text.end - first->text.start < BYTES_MIN;
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

static void add_group(Work *work, size_t first, size_t last)
{
    const Head *head = &work->heads.items[first];
    Body body = head->run_in_end > 0 ? (Body){head->first, head->first}
                                     : body_after(work, head->first, work->heads.items[last].last);

    if (first == last && head->run_in_end == 0 && (body.first == NONE || is_tiny(work, &body))) {
        Body above = body_of_foot(work, head);
        body = above.first != NONE ? above : body;
    }
    if (body.first == NONE || is_bare_list(work, &body))
        return;
    size_t review = work->meaning->reviews.count;
    for (size_t i = first; i <= last; i++) {
        Review made = make_review(work, &work->heads.items[i], &body);
        work->bold_signature[work->meaning->reviews.count] =
            sign_review(work, &work->heads.items[last], &body, &made);
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
    sign_the_others(&work);
    memory_free(work.head_of);
    memory_free(work.bold_signature);
    vec_free(&work.heads);
}
