/* Who signs a review: a line by its head or under its body, a name at the end of its last paragraph, one name for a
 * whole column, the byline of the article, the note about its author. */
#include "review_work.h"

#include <string.h>

#include "signature.h"

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
            if (str_is_nocase(word, words[i]))
                return true;
    }
    return false;
}

/* A byline's first line without "By"; when that is all there is, its second. */
static Signature read_byline(const Work *work, size_t block)
{
    const Block *of = document_block(work->doc, block);
    Str text = document_text(work->doc);
    DocPos end = of->text.start;
    uint32_t line = document_line_at(work->doc, end);
    while (end < of->text.end && !(text.data[end] == ' ' && document_line_at(work->doc, end + 1) != line))
        end++;
    Str first = str_trim(str_slice(text, of->text.start, end)), name;
    Signature signature = {.line = document_line_at(work->doc, of->text.start)};

    if (first.len_bytes < 4)
        signature.name = str_trim(str_slice(text, end, of->text.end));
    else
        signature.name = byline_names(first, &name) ? str_trim(name) : first;
    return signature;
}

static bool is_affiliation(const Block *block)
{
    return block->kind != NULL && strcmp(block->kind, "affiliation") == 0;
}

/* Text stands right above, asides left out: what is here signs it. */
static bool stands_under_text(const Work *work, size_t block)
{
    while (block > 0 && (is_aside(class_at(work, block - 1)) || class_at(work, block - 1) == BLOCK_REVIEWER))
        block--;
    return block > 0 && is_review_text(class_at(work, block - 1));
}

/* The byline in whose article the head stands. */
static Signature article_byline(const Work *work, size_t first)
{
    Signature none = {0};

    for (size_t i = first; i-- > 0 && first - i < LOOK_BACK_BLOCKS;) {
        BlockClass cls = class_at(work, i);
        Str text = document_block_text(work->doc, i);
        if (cls == BLOCK_BYLINE && !is_affiliation(document_block(work->doc, i)))
            return read_byline(work, i);
        if (cls == BLOCK_REVIEWER && !stands_under_text(work, i))
            return read_reviewer(work, i);
        if (cls == BLOCK_BIO || cls == BLOCK_SIGN || cls == BLOCK_REVIEWER || cls == BLOCK_TITLE)
            return none;
        if (cls == BLOCK_HEADING && (is_brief_heading(text) || document_block(work->doc, i)->level <= 1))
            return none;
    }
    return none;
}

static void set_signature(Review *review, const Signature *signature)
{
    if (signature->name.len_bytes > 0) {
        review->reviewer = signature->name;
        review->affiliation = signature->affiliation;
        review->reviewer_line = signature->line;
    }
}

/* ---- one review ---------------------------------------------------------------------------------------- */

bool ends_signed(const Work *work, size_t block)
{
    Signature signature = signature_at_end(work, block);
    Str text = str_trim(document_block_text(work->doc, block));
    return signature.name.len_bytes > 0 && (signature.bold || are_initials(signature.name) ||
                                            word_is_all_caps(signature.name) || str_ends(text, STR(")")));
}

/* A reviewer's line in the blocks [first, end), asides between; the first that is no line for others. */
static Signature reviewer_between(const Work *work, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        BlockClass cls = class_at(work, i);
        Signature signature = cls == BLOCK_REVIEWER ? read_reviewer(work, i) : (Signature){0};
        if (signature.name.len_bytes > 0 && !signature.rest)
            return signature;
        if (cls != BLOCK_REVIEWER && !is_aside(cls) && cls != BLOCK_META)
            break;
    }
    return (Signature){0};
}

static Signature find_signature(const Work *work, const Head *head, const Body *body)
{
    bool foot = body->first < head->first;
    Signature signature = {0};

    if (head->citation.reviewer.len_bytes > 0)
        return (Signature){.name = head->citation.reviewer,
                           .line = document_block_line(work->doc, head->first)};
    signature = foot ? reviewer_between(work, body->last + 1, head->first)
                     : reviewer_between(work, head->cite_last + 1, body->first);
    if (signature.name.len_bytes == 0)
        signature = signature_at_end(work, body->last);
    if (signature.name.len_bytes == 0 && !foot)
        signature = reviewer_between(work, body->last + 1, work->count);
    return signature;
}

bool sign_review(const Work *work, const Head *head, const Body *body, Review *review)
{
    Signature signature = find_signature(work, head, body);
    set_signature(review, &signature);
    return signature.bold;
}

/* ---- several ------------------------------------------------------------------------------------------- */

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

static void share_signature(Review *review, const Review *signer)
{
    review->reviewer = signer->reviewer;
    review->reviewer_line = signer->reviewer_line;
}

/* A name on a line of its own. */
static bool has_line(const Work *work, const Review *review)
{
    for (size_t i = review->body_block;
         i < work->count && document_block_line(work->doc, i) <= review->reviewer_line; i++)
        if (class_at(work, i) == BLOCK_REVIEWER && document_block_line(work->doc, i) == review->reviewer_line)
            return !are_initials(review->reviewer);
    return false;
}

/* A name at the end of a column signs the entries before it that nobody signs: one in bold, one that has a line of its
 * own, or one that is the only name in the column and stands at its very end. Initials stand for one entry. */
static void sign_columns(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;
    size_t signer = NONE;
    bool column_ends = true;

    for (size_t i = reviews->count; i-- > 0;) {
        Review *review = &reviews->items[i];
        if (review->reviewer.len_bytes > 0)
            signer = work->bold_signature[i] || has_line(work, review) ||
                             (column_ends && !are_initials(review->reviewer) && signs_alone(work, i))
                         ? i
                         : NONE;
        else if (signer != NONE)
            share_signature(review, &reviews->items[signer]);
        column_ends = begins_column(work, i);
        if (column_ends)
            signer = NONE;
    }
}

/* Is a department begun in the blocks [first, end)? */
static bool leaves_department(const Work *work, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (class_at(work, i) == BLOCK_TITLE ||
            (class_at(work, i) == BLOCK_HEADING && document_block(work->doc, i)->level <= 1))
            return true;
    return false;
}

/* "Unsigned notices by Ann Lee": all above that nobody has signed, back to the head of the department. */
static void sign_by_rest_lines(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;

    for (size_t block = 0; block < work->count; block++) {
        if (class_at(work, block) != BLOCK_REVIEWER)
            continue;
        Signature signature = read_reviewer(work, block);
        size_t next = block;
        for (size_t i = reviews->count; signature.rest && i-- > 0;) {
            Review *review = &reviews->items[i];
            if (review->block > block)
                continue;
            if (leaves_department(work, review->block + 1, next))
                break;
            next = review->block;
            if (review->reviewer.len_bytes == 0)
                set_signature(review, &signature);
        }
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

/* ---- by what is said of them --------------------------------------------------------------------------- */

/* The name that a text begins with, up to a small word: "Femi Ashgrove enjoys ...". */
static Str name_at_start(Str text)
{
    size_t at = 0, end = 0, words = 0;
    Str word;

    while (words < 4 && next_word(text, &at, &word) &&
           (word_is_capitalised(word) || (lexicon_lists(word) & LEX_NOBILIARY)) &&
           (size_t)(word.data - text.data) <= end + 2) {
        end = at;
        words++;
    }
    Str name = str_slice(text, 0, end);
    bool goes_on = end < text.len_bytes && (text.data[end] == ' ' || text.data[end] == ',');
    return goes_on && looks_like_name(name) ? name : (Str){0};
}

static bool wrote_book(const Review *review, Str name)
{
    for (size_t i = 0; i < review->authors.count; i++)
        if (str_equal_nocase(review->authors.items[i], name))
            return true;
    for (size_t i = 0; i < review->editors.count; i++)
        if (str_equal_nocase(review->editors.items[i], name))
            return true;
    return false;
}

/* Somebody who has signed a review of the page already. */
static bool has_signed(const Work *work, Str name)
{
    const ReviewList *reviews = &work->meaning->reviews;
    for (size_t i = 0; i < reviews->count; i++)
        if (str_equal_nocase(reviews->items[i].reviewer, name))
            return true;
    return false;
}

/* The note about its author below a review: "Gwendolyn Aske is a demographer ...". */
static Signature named_in_note(const Work *work, const Review *review)
{
    size_t i = review->body_block;

    while (i < work->count && (is_review_text(class_at(work, i)) || is_aside(class_at(work, i))))
        i++;
    if (class_at(work, i) != BLOCK_BIO)
        return (Signature){0};
    Str name = name_at_start(document_block_text(work->doc, i));
    return (Signature){.name = wrote_book(review, name) || has_signed(work, name) ? (Str){0} : name,
                       .line = document_block_line(work->doc, i)};
}

/* A deck over the head that says who reads: "Femi Ashgrove enjoys its bloody arithmetic." */
static Signature named_in_deck(const Work *work, const Review *review)
{
    enum {
        REACH = 4
    };
    for (size_t i = review->block; i-- > 0 && review->block - i <= REACH;) {
        BlockClass cls = class_at(work, i);
        Str text = document_block_text(work->doc, i);
        if (cls != BLOCK_DECK && cls != BLOCK_CAPTION && cls != BLOCK_IMAGE && cls != BLOCK_FURNITURE)
            break;
        for (size_t at = 0; cls == BLOCK_DECK && at < text.len_bytes;
             at = str_find(text, STR(". "), at) + 2) {
            Str name = name_at_start(str_slice(text, at, text.len_bytes));
            if (name.len_bytes > 0 && !wrote_book(review, name))
                return (Signature){.name = name, .line = document_block_line(work->doc, i)};
        }
    }
    return (Signature){0};
}

/* "This month’s new books, read in bad weather by Prudence Vallow": a line below the head of the department that ends in
 * who reads. */
static Signature named_at_end(const Work *work, size_t block)
{
    static const char *const joints[] = {" by ", " von ", " par ", " por ", " di ", " door "};
    static const char *const others[] = {"edited",      "chosen",      "photographs",
                                         "pictures",    "illustrated", "illustrations",
                                         "photography", "translated",  "compiled"};
    Str text = str_trim(document_block_text(work->doc, block)), word, last = {0};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        for (size_t at = str_find(text, str_from(joints[i]), 0), from = 0; at < text.len_bytes;
             at = str_find(text, str_from(joints[i]), at + 1)) {
            Str name = str_slice(text, at + strlen(joints[i]), text.len_bytes);
            while (next_word(str_slice(text, 0, at), &from, &word))
                last = word;
            bool reads = looks_like_name(name);
            for (size_t k = 0; k < sizeof others / sizeof *others; k++)
                reads = reads && !str_is_nocase(last, others[k]);
            if (reads)
                return (Signature){.name = name, .line = document_block_line(work->doc, block)};
        }
    return (Signature){0};
}

/* Who reads in the department in which the head stands. */
static Signature department_reader(const Work *work, const Review *review)
{
    Signature none = {0};
    for (size_t i = review->block; i-- > 0 && review->block - i < LOOK_BACK_BLOCKS;) {
        BlockClass cls = class_at(work, i);
        if (cls == BLOCK_TITLE || cls == BLOCK_BYLINE || cls == BLOCK_BIO)
            return none;
        if (cls != BLOCK_HEADING || i + 1 >= work->count)
            continue;
        Signature reader = class_at(work, i + 1) == BLOCK_DECK ? named_at_end(work, i + 1) : none;
        if (reader.name.len_bytes > 0 || document_block(work->doc, i)->level <= 1)
            return reader;
    }
    return none;
}

/* Who wrote the page, when its front matter says so, or a line above its text. */
static Signature page_author(const Work *work)
{
    static const char *const openings[] = {"posted by ",   "written by ",     "published by ",
                                           "publié par ",  "publicado por ",  "pubblicato da ",
                                           "escrito por ", "geplaatst door ", "verfasst von "};
    StrList names = document_bylines(work->doc);

    for (size_t i = 0; i < work->count; i++) {
        if (class_at(work, i) == BLOCK_BYLINE)
            return (Signature){0};
        Str text = document_block_text(work->doc, i);
        for (size_t k = 0; class_at(work, i) == BLOCK_META && k < sizeof openings / sizeof *openings; k++)
            if (starts_folded(text, str_from(openings[k]))) {
                Str name = name_at_start(str_slice(text, strlen(openings[k]), text.len_bytes));
                if (name.len_bytes > 0)
                    return (Signature){.name = name, .line = document_block_line(work->doc, i)};
            }
    }
    return names.count == 1 ? (Signature){.name = names.items[0]} : (Signature){0};
}

static void sign_by_page(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;
    Signature author = page_author(work);

    for (size_t i = 0; i < reviews->count; i++) {
        Review *review = &reviews->items[i];
        Signature (*const sources[])(const Work *, const Review *) = {byline_below, named_in_note,
                                                                      named_in_deck};
        Signature signature = {0};
        if (review->reviewer.len_bytes > 0)
            continue;
        for (size_t k = 0; k < sizeof sources / sizeof *sources && signature.name.len_bytes == 0; k++)
            signature = sources[k](work, review);
        if (signature.name.len_bytes == 0)
            signature = article_byline(work, review->block);
        set_signature(review, signature.name.len_bytes > 0 ? &signature : &author);
    }
}

static void sign_by_departments(Work *work)
{
    ReviewList *reviews = &work->meaning->reviews;
    for (size_t i = 0; i < reviews->count; i++) {
        Review *review = &reviews->items[i];
        Signature reader = review->reviewer.len_bytes > 0 ? (Signature){0} : department_reader(work, review);
        set_signature(review, &reader);
    }
}

void sign_the_others(Work *work)
{
    sign_by_rest_lines(work);
    sign_by_departments(work);
    sign_columns(work);
    sign_by_page(work);
}
