/* seams FOLDER PAGE.labels...
 *
 * Makes pages whose every seam is known: the paragraphs of labelled pages, set in several styles and cut by page ends,
 * running heads, captions, pull quotes and nothing at all. Writes STYLE-LANGUAGE-NUMBER.txt and .labels into FOLDER,
 * the same on every machine. Prints how many seams there are.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "imprint.h"
#include "labels.h"
#include "setting.h"

/* What stands between two paragraphs, or in the middle of one. */
typedef enum {
    CUT_BARE,       /* a blank line */
    CUT_PAGE,       /* folio and running head, on lines of their own */
    CUT_HEAD,       /* running head with its folio on one line */
    CUT_CAPTION,    /* where a picture was */
    CUT_CREDIT,     /* a caption with a line for the photographer */
    CUT_PULL_QUOTE, /* of the paragraph before */
    CUT_JUMP,       /* "Continued on page 40" */
} CutKind;

enum {
    STYLE_CUTS = 6,
    ISSUE_PARAGRAPHS = 45,
    CUT_WORDS = 36 /* shorter paragraphs stay whole */
};

typedef struct {
    const char *name;
    size_t measure_cols; /* 0: a paragraph is a line */
    bool form_feeds;     /* before the first line of a page */
    bool divides_lines;  /* as narrow columns do */
    CutKind cuts[STYLE_CUTS];
} Style;

static const Style styles[] = {
    {"scan", 0, false, false, {CUT_PAGE, CUT_HEAD, CUT_BARE, CUT_PAGE, CUT_CAPTION, CUT_HEAD}},
    {"magazine", 0, false, false, {CUT_CAPTION, CUT_PULL_QUOTE, CUT_JUMP, CUT_HEAD, CUT_CREDIT, CUT_BARE}},
    {"journal", 68, false, false, {CUT_PAGE, CUT_HEAD, CUT_PAGE, CUT_CAPTION, CUT_PAGE, CUT_HEAD}},
    {"paged", 74, true, false, {CUT_HEAD, CUT_PAGE, CUT_HEAD, CUT_CREDIT, CUT_PAGE, CUT_PULL_QUOTE}},
    {"column", 42, false, true, {CUT_BARE, CUT_CAPTION, CUT_HEAD, CUT_PULL_QUOTE, CUT_BARE, CUT_PAGE}},
    {"newspaper", 56, false, true, {CUT_JUMP, CUT_CREDIT, CUT_BARE, CUT_PULL_QUOTE, CUT_JUMP, CUT_HEAD}},
};

typedef VEC(Str) Paragraphs;

/* An issue being made. */
typedef struct {
    const Style *style;
    const Imprint *imprint;
    Issue issue;
    unsigned page;    /* number of the page that comes next */
    size_t cut_count; /* cuts so far, whatever for */
    size_t caption_count;
    Str last_paragraph; /* put whole, to take a pull quote from */
    uint32_t last_line; /* its first line */
    size_t seam_count;
    uint32_t random;
    Arena arena;
} Press;

static uint32_t chance(Press *press, uint32_t below)
{
    press->random = press->random * 1664525u + 1013904223u; /* Numerical Recipes' generator */
    return (press->random >> 8) % below;
}

static void put_set_block(Press *press, BlockClass cls, Str text, size_t measure_cols, uint32_t of)
{
    Words words = {0};
    uint32_t first = issue_next_line(&press->issue);
    words_read(text, &words);
    issue_put_words(&press->issue, &words, 0, words.count, measure_cols);
    issue_label(&press->issue, first, cls, of, JOIN_SPACE);
    vec_free(&words);
}

static void put_furniture(Press *press, Str line)
{
    issue_put_block(&press->issue, BLOCK_FURNITURE, line);
}

static Str with_number(Press *press, const char *words, unsigned number)
{
    return arena_format(&press->arena, "%s %u", words, number);
}

/* The page number at the foot, in the middle where there is one, and the running head of the next page. */
static void put_page_end(Press *press)
{
    const Imprint *imprint = press->imprint;
    int indent_cols = (int)press->style->measure_cols / 2;
    issue_put_blank(&press->issue, 1);
    put_furniture(press, arena_format(&press->arena, "%*s%u", indent_cols, "", press->page++));
    issue_put_blank(&press->issue, 1);
    press->issue.page_break = press->style->form_feeds;
    put_furniture(press, str_from(press->page % 2 == 0 ? imprint->periodical : imprint->department));
    issue_put_blank(&press->issue, 1);
}

static void put_running_head(Press *press)
{
    const Imprint *imprint = press->imprint;
    issue_put_blank(&press->issue, 1);
    press->issue.page_break = press->style->form_feeds;
    if (press->page % 2 == 0)
        put_furniture(press, arena_format(&press->arena, "%u   %s", press->page, imprint->periodical));
    else
        put_furniture(press, arena_format(&press->arena, "%s   %u", imprint->season, press->page));
    press->page++;
    issue_put_blank(&press->issue, 1);
}

static void put_caption(Press *press, bool credit)
{
    size_t number = press->caption_count++; /* none twice in an issue */
    const char *subject = press->imprint->subjects[number % IMPRINT_SUBJECTS];
    const char *view = press->imprint->views[(number + number / IMPRINT_SUBJECTS) % IMPRINT_VIEWS];
    issue_put_blank(&press->issue, 4);
    put_set_block(press, BLOCK_CAPTION, arena_format(&press->arena, "%s, %s", subject, view),
                  press->style->measure_cols, 0);
    if (credit)
        issue_put_block(&press->issue, BLOCK_CAPTION, str_from(press->imprint->credit));
    issue_put_blank(&press->issue, 1);
}

static void put_jump(Press *press)
{
    issue_put_blank(&press->issue, 1);
    put_furniture(press, with_number(press, press->imprint->goes_on, press->page + 20));
    issue_put_blank(&press->issue, 2);
    put_furniture(press, with_number(press, press->imprint->comes_from, press->page));
    issue_put_blank(&press->issue, 1);
}

static bool is_stop(char c)
{
    return c == '.' || c == '?' || c == '!';
}

/* True when a sentence can be set large as it stands: no quotation, bracket or mark of emphasis in it. */
static bool is_plain(Str sentence)
{
    for (size_t at = 0, len; at < sentence.len_bytes; at += len) {
        uint32_t c = utf8_decode(sentence, at, &len);
        if ((c < 0x80 && strchr("\"([*_", (int)c)) || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F))
            return false;
    }
    return true;
}

/* A sentence from the middle of a paragraph, of the length that is set large; empty when there is none. */
static Str find_sentence(Str paragraph)
{
    enum {
        LEAST_BYTES = 45,
        MOST_BYTES = 130
    };
    for (size_t start = 0, at = 0; at + 1 < paragraph.len_bytes; at++) {
        if (!is_stop(paragraph.data[at]) || paragraph.data[at + 1] != ' ')
            continue;
        Str sentence = str_slice(paragraph, start, at + 1);
        bool fits = start > 0 && sentence.len_bytes >= LEAST_BYTES && sentence.len_bytes <= MOST_BYTES;
        start = at + 2;
        if (fits && is_plain(sentence))
            return sentence;
    }
    return (Str){0};
}

static void put_pull_quote(Press *press)
{
    Str sentence = find_sentence(press->last_paragraph);
    if (sentence.len_bytes == 0) {
        put_caption(press, false);
        return;
    }
    Str quoted = arena_format(&press->arena, "“%.*s”", (int)sentence.len_bytes, sentence.data);
    issue_put_blank(&press->issue, 2);
    put_set_block(press, BLOCK_PULLQUOTE, quoted, press->style->measure_cols / 2, press->last_line);
    issue_put_blank(&press->issue, 2);
    press->last_paragraph = (Str){0};
}

static void put_cut(Press *press, CutKind kind)
{
    switch (kind) {
    case CUT_BARE: issue_put_blank(&press->issue, 1); break;
    case CUT_PAGE: put_page_end(press); break;
    case CUT_HEAD: put_running_head(press); break;
    case CUT_CAPTION: put_caption(press, false); break;
    case CUT_CREDIT: put_caption(press, true); break;
    case CUT_PULL_QUOTE: put_pull_quote(press); break;
    case CUT_JUMP: put_jump(press); break;
    }
}

static CutKind next_cut(Press *press)
{
    return press->style->cuts[press->cut_count++ % STYLE_CUTS];
}

static void put_piece(Press *press, const Words *words, size_t first, size_t end, uint32_t of, JoinMode mode)
{
    uint32_t line = issue_next_line(&press->issue);
    issue_put_words(&press->issue, words, first, end, press->style->measure_cols);
    issue_label(&press->issue, line, of > 0 ? BLOCK_CONT : BLOCK_PARA, of, mode);
}

/* A paragraph in two pieces, with what cuts it between them. */
static void put_cut_paragraph(Press *press, const Words *words, const Cut *cut)
{
    uint32_t line = issue_next_line(&press->issue);
    put_piece(press, words, 0, cut->word, 0, JOIN_SPACE);
    put_cut(press, next_cut(press));
    put_piece(press, words, cut->word, words->count, line, cut->mode);
    press->seam_count++;
}

static void put_whole_paragraph(Press *press, Str paragraph, const Words *words)
{
    press->last_paragraph = paragraph;
    press->last_line = issue_next_line(&press->issue);
    put_piece(press, words, 0, words->count, 0, JOIN_SPACE);
}

/* Two paragraphs in three are cut; every third cut is inside a word where one can be divided. Between paragraphs one
 * in three has something that cuts nothing. */
static void put_paragraph(Press *press, Str paragraph)
{
    Words words = {0};
    Cut cut;
    words_read(paragraph, &words);
    if (press->style->divides_lines)
        divide_at_line_ends(&words, press->style->measure_cols, 4, &press->arena);
    bool long_enough = words.count >= CUT_WORDS && chance(press, 3) > 0;
    size_t wanted = words.count / 3 + chance(press, (uint32_t)(words.count / 3 + 1));
    bool divides = chance(press, 3) == 0;
    if (long_enough && find_cut(&words, wanted, press->style->measure_cols, divides, &press->arena, &cut))
        put_cut_paragraph(press, &words, &cut);
    else
        put_whole_paragraph(press, paragraph, &words);
    CutKind between = chance(press, 3) == 0 ? next_cut(press) : CUT_BARE;
    put_cut(press, between);
    vec_free(&words);
}

static bool write_file(const char *folder, Str name, const char *ending, Str bytes)
{
    Buffer path = {0};
    buffer_put_format(&path, "%s/%.*s.%s", folder, (int)name.len_bytes, name.data, ending);
    FILE *file = fopen(path.data, "w");
    bool written = file && fwrite(bytes.data, 1, bytes.len_bytes, file) == bytes.len_bytes;
    if (file)
        written = fclose(file) == 0 && written;
    if (!written)
        perror(path.data);
    buffer_free(&path);
    return written;
}

static bool write_issue(Press *press, const char *folder, size_t number)
{
    Str name = arena_format(&press->arena, "%s-%s-%zu", press->style->name, press->imprint->language, number);
    return write_file(folder, name, "txt", buffer_str(&press->issue.text)) &&
           write_file(folder, name, "labels", buffer_str(&press->issue.labels));
}

/* What an issue is made of. */
typedef struct {
    const Imprint *imprint;
    size_t number;
    const Str *paragraphs;
    size_t count;
} Copy;

/* Sets the copy in a style; adds its seams to *seam_count. */
static bool make_issue(const char *folder, size_t style, const Copy *copy, size_t *seam_count)
{
    Press press = {.style = &styles[style],
                   .imprint = copy->imprint,
                   .page = 14,
                   .cut_count = copy->number,
                   .random = (uint32_t)(style * 104729 + copy->number * 7919 + 17)};
    buffer_put_format(&press.issue.labels, "! lang=%s wrap=%s\n", copy->imprint->language,
                      press.style->measure_cols > 0 ? "hard" : "para");
    issue_put_block(&press.issue, BLOCK_TITLE, str_from(copy->imprint->title));
    issue_put_blank(&press.issue, 1);
    issue_put_block(&press.issue, BLOCK_BYLINE, str_from(copy->imprint->byline));
    issue_put_blank(&press.issue, 2);
    for (size_t i = 0; i < copy->count; i++)
        put_paragraph(&press, copy->paragraphs[i]);
    bool written = write_issue(&press, folder, copy->number);
    *seam_count += press.seam_count;
    issue_free(&press.issue);
    arena_free(&press.arena);
    return written;
}

typedef VEC(LabelledPage) Pages;

static bool open_pages(char **paths, size_t count, Pages *pages)
{
    vec_reserve(pages, count); /* labels point to their page: it may not move */
    for (size_t i = 0; i < count; i++) {
        Status status = labelled_page_open(paths[i], &pages->items[i]);
        if (!status.ok) {
            fprintf(stderr, "%s\n", status.message);
            return false;
        }
        pages->count++;
    }
    return true;
}

static void close_pages(Pages *pages)
{
    for (size_t i = 0; i < pages->count; i++)
        labelled_page_close(&pages->items[i]);
    vec_free(pages);
}

static bool ends_sentence(Str paragraph)
{
    static const char *const ends[] = {".", "?", "!", "\"", "”", "’", "“", "»", ")"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(paragraph, str_from(ends[i])))
            return true;
    return false;
}

/* Prose that nothing has been done to: a whole paragraph, no word divided at what was a line end, no number of a
 * page, no key that it is about. */
static bool is_clean(Str paragraph)
{
    if (!ends_sentence(paragraph))
        return false;
    for (size_t at = 1; at + 1 < paragraph.len_bytes; at++) {
        char c = paragraph.data[at];
        bool divided = c == '-' && paragraph.data[at + 1] == ' ' && utf8_is_alpha(utf8_before(paragraph, at));
        if (divided || c == '[' || c == '/')
            return false;
    }
    return true;
}

/* The paragraphs of all pages in a language. */
static void read_paragraphs(const Pages *pages, const Imprint *imprint, Paragraphs *paragraphs)
{
    for (size_t i = 0; i < pages->count; i++) {
        Labels *labels = &pages->items[i].labels;
        if (imprint_find(attribute(&labels->properties, "lang")) != imprint)
            continue;
        for (size_t block = 0; block < labels->blocks.count; block++) {
            Str paragraph = labels_paragraph(labels, block);
            if (labels->blocks.items[block].cls == BLOCK_PARA && is_clean(paragraph))
                vec_push(paragraphs, paragraph);
        }
    }
}

static bool make_issues(const char *folder, const Imprint *imprint, const Paragraphs *paragraphs,
                        size_t *seam_count)
{
    for (size_t i = 0; i * ISSUE_PARAGRAPHS < paragraphs->count; i++) {
        size_t first = i * ISSUE_PARAGRAPHS, left = paragraphs->count - first;
        Copy copy = {imprint, i + 1, paragraphs->items + first,
                     left < ISSUE_PARAGRAPHS ? left : ISSUE_PARAGRAPHS};
        for (size_t style = 0; style < sizeof styles / sizeof *styles; style++)
            if (!make_issue(folder, style, &copy, seam_count))
                return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    Pages pages = {0};
    size_t seam_count = 0;
    if (argc < 3) {
        fputs("usage: seams FOLDER PAGE.labels...\n", stderr);
        return 2;
    }
    bool made = open_pages(argv + 2, (size_t)argc - 2, &pages);
    for (size_t i = 0; i < imprint_count && made; i++) {
        Paragraphs paragraphs = {0};
        read_paragraphs(&pages, &imprints[i], &paragraphs);
        made = make_issues(argv[1], &imprints[i], &paragraphs, &seam_count);
        vec_free(&paragraphs);
    }
    close_pages(&pages);
    printf("%zu seams\n", seam_count);
    return made ? 0 : 2;
}
