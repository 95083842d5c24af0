/* Heads of book reviews: which blocks are the citation of a book, which line above is its title. The evidence is in
 * what can be told by shape (citations.c) and in what is left over. */
#include "passes.h"

#include <string.h>

enum {
    ENOUGH = 5,
    MAX_HEAD_WORDS = 70
};

enum {
    BY_BIT = 1 << 20,
    ROLE_BITS = 1 << 21,
    PEOPLE_BIT = 1 << 22
};

static uint32_t bit(CiteKind kind)
{
    return (uint32_t)1 << kind;
}

static uint32_t bits_of(const CitePart *part)
{
    if (part->kind != CITE_ROLE)
        return bit(part->kind);
    return part->did & DID_WRITE ? BY_BIT : part->did & (DID_EDIT | DID_TRANSLATE) ? ROLE_BITS : 0;
}

/* ---- what is left over --------------------------------------------------------------------------------- */

typedef struct {
    size_t count;          /* stretches of text that no part covers */
    size_t publisher_from; /* index of the first with a publisher's word; NONE */
    size_t names;          /* how many of them look like people */
    bool title_before_by;  /* something stands before "by" */
    bool long_first;       /* the first holds more than a name: "EGGLETON, R. J. The Man Who" */
} Residue;

static bool is_separator(Str s, size_t at, size_t *length)
{
    char c = s.data[at];
    *length = 1;
    if (c == '\n' || c == '|' || c == ';' || c == '(' || c == ')' || c == '*' || c == '_' || c == '"')
        return true;
    if (str_starts(str_slice(s, at, at + 3), STR("“")) || str_starts(str_slice(s, at, at + 3), STR("”")) ||
        str_starts(str_slice(s, at, at + 3), STR("„"))) {
        *length = 3;
        return true;
    }
    bool blank_next = at + 1 >= s.len_bytes || s.data[at + 1] == ' ' || s.data[at + 1] == '\n';
    if (c == ',' && blank_next)
        return true;
    /* The dot of an initial separates nothing. */
    bool initial = c == '.' && at >= 1 &&
                   (at < 2 || s.data[at - 2] == ' ' || s.data[at - 2] == '.' || s.data[at - 2] == '\n');
    return c == '.' && blank_next && !initial;
}

static void take_stretch(Residue *residue, Str stretch, bool publisher)
{
    WordShape shape = word_shape(stretch);
    if (shape.content_words == 0 && !publisher)
        return;
    if (str_equal_nocase(str_trim(stretch), STR("et al")) ||
        str_equal_nocase(str_trim(stretch), STR("et al.")))
        return;
    if (publisher && residue->publisher_from == NONE)
        residue->publisher_from = residue->count;
    bool names = !publisher && looks_like_names(stretch);
    residue->names += names;
    residue->long_first = residue->long_first || (residue->count == 0 && !names && shape.words >= 5);
    residue->count++;
}

/* "Surname, First": the comma is no separator when a lone surname stands before it and first names behind. */
static bool splits_a_name(Str text, size_t start, size_t comma)
{
    Str before = str_trim(str_slice(text, start, comma));
    if (start > 0 && text.data[start - 1] != '\n')
        return false;
    if (before.len_bytes == 0 || str_find_byte(before, ' ', 0) < before.len_bytes ||
        !word_is_capitalised(before))
        return false;
    size_t end = comma + 1, step;
    while (end < text.len_bytes && text.data[end] != ',' && text.data[end] != '.' && text.data[end] != '\n' &&
           text.data[end] != '*')
        end++;
    Str first = str_trim(str_slice(text, comma + 1, end));
    return first.len_bytes > 0 && word_shape(first).words <= 3 && utf8_is_upper(utf8_decode(first, 0, &step));
}

static Residue read_residue(Str text, const CiteParts *parts)
{
    Residue residue = {0, NONE, 0, false, false};
    size_t start = 0, part = 0;
    bool publisher = false;
    for (size_t at = 0; at <= text.len_bytes;) {
        bool in_part = part < parts->count && at == parts->items[part].start;
        size_t length = 1;
        if (in_part && parts->items[part].kind == CITE_PUBLISHER) {
            publisher = true;
            at = parts->items[part++].end;
            continue;
        }
        bool splits = at == text.len_bytes || in_part || is_separator(text, at, &length);
        if (splits && !in_part && at < text.len_bytes && text.data[at] == ',' &&
            splits_a_name(text, start, at))
            splits = false;
        if (!splits) {
            at++;
            continue;
        }
        take_stretch(&residue, str_slice(text, start, at), publisher);
        publisher = false;
        if (in_part) {
            residue.title_before_by =
                residue.title_before_by || (parts->items[part].kind == CITE_ROLE &&
                                            (parts->items[part].did & DID_WRITE) && residue.count > 0);
            at = parts->items[part++].end;
            start = at;
            if (at >= text.len_bytes)
                break;
            continue;
        }
        at += length;
        start = at;
    }
    return residue;
}

/* An italic run right before "(2024)" at the end: under a title line it is the publisher. */
static bool italic_before_year(Str marked, const CiteParts *parts)
{
    if (parts->count == 0)
        return false;
    const CitePart *last = &parts->items[parts->count - 1];
    if (last->kind != CITE_YEAR || last->end + 2 < marked.len_bytes)
        return false;
    size_t at = last->start;
    while (at > 0 && (marked.data[at - 1] == ' ' || marked.data[at - 1] == '('))
        at--;
    return at > 1 && (marked.data[at - 1] == '*' || marked.data[at - 1] == '_');
}

/* "Names, Publisher, " and "Names | Publisher | ", the year cut off. */
static bool is_imprint_row(Str row)
{
    static const char *const marks[] = {", ", " | ", " · "};
    row = str_trim(row);
    while (row.len_bytes > 0 && strchr(",|", row.data[row.len_bytes - 1]) != NULL)
        row = str_trim(str_slice(row, 0, row.len_bytes - 1));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t last = row.len_bytes;
        for (size_t at = str_find(row, str_from(marks[i]), 0); at < row.len_bytes;
             at = str_find(row, str_from(marks[i]), at + 1))
            last = at;
        if (last >= row.len_bytes)
            continue;
        WordShape imprint = word_shape(str_slice(row, last + strlen(marks[i]), row.len_bytes));
        return looks_like_names(str_slice(row, 0, last)) && imprint.words >= 1 && imprint.words <= 6 &&
               imprint.long_lower_words == 0 && !(imprint.lists & LEX_MONTH);
    }
    return false;
}

/* "Names *Publisher* (2024)", "Names (Publisher, 2024)", "Names *Publisher* 2024": who, who published it and when, and
 * nothing else. With a line above that may be a title this is a head, whatever the words. */
static bool is_imprint_form(Str marked, const CiteParts *parts)
{
    if (parts->count == 0 || parts->items[parts->count - 1].kind != CITE_YEAR)
        return false;
    const CitePart *year = &parts->items[parts->count - 1];
    if (year->end + 2 < marked.len_bytes)
        return false;
    size_t open = 0;
    while (open < year->start && marked.data[open] != '*' && marked.data[open] != '_' &&
           marked.data[open] != '(')
        open++;
    if (open >= year->start)
        return is_imprint_row(str_slice(marked, 0, year->start));
    if (open < 3)
        return false;
    Str names = str_trim(str_slice(marked, 0, open));
    while (names.len_bytes > 0 && names.data[names.len_bytes - 1] == ',')
        names = str_trim(str_slice(names, 0, names.len_bytes - 1));
    Str imprint = str_slice(marked, open + 1, year->start);
    return looks_like_names(names) && word_shape(imprint).words >= 1 && word_shape(imprint).words <= 8 &&
           word_shape(imprint).long_lower_words == 0;
}

static bool has_italics(Str marked)
{
    for (size_t at = 0; at + 2 < marked.len_bytes; at++) {
        char c = marked.data[at];
        if ((c == '*' || c == '_') && marked.data[at + 1] != ' ' && marked.data[at + 1] != c &&
            (at == 0 || marked.data[at - 1] != c))
            if (str_find_byte(marked, c, at + 2) < marked.len_bytes)
                return true;
    }
    return false;
}

/* "‘The Bell’, *Shore Studies* 4 (1998), pp. 12–40": an article in a journal, not a book. */
static bool cites_article(Str plain, const CiteParts *parts)
{
    bool range = false;
    for (size_t i = 0; i < parts->count; i++) {
        Str value = str_slice(plain, parts->items[i].value_start, parts->items[i].value_end);
        range =
            range || (parts->items[i].kind == CITE_PAGES && (str_find(value, STR("–"), 0) < value.len_bytes ||
                                                             str_find_byte(value, '-', 0) < value.len_bytes));
    }
    bool quoted =
        str_find(plain, STR("’,"), 0) < plain.len_bytes || str_find(plain, STR("”,"), 0) < plain.len_bytes ||
        str_find(plain, STR(",”"), 0) < plain.len_bytes || str_find(plain, STR(".”"), 0) < plain.len_bytes ||
        str_find(plain, STR(".\""), 0) < plain.len_bytes;
    return range && quoted;
}

static int score_of_parts(uint32_t kinds, bool year_ends)
{
    int score = 0;
    if (kinds & bit(CITE_ISBN))
        score += 4;
    if (kinds & bit(CITE_PAGES))
        score += 3;
    if (kinds & bit(CITE_PRICE))
        score += 3;
    if (kinds & bit(CITE_YEAR))
        score += year_ends ? 2 : 1;
    if (kinds & bit(CITE_PUBLISHER))
        score += 2;
    if (kinds & ROLE_BITS)
        score += 2;
    if (kinds & bit(CITE_BINDING))
        score += 2;
    if (kinds & bit(CITE_SERIES))
        score += 1;
    if (kinds & BY_BIT)
        score += 1;
    if (kinds & bit(CITE_KEY))
        score += 4;
    return score;
}

/* Small words with a meaning, outside of what was recognised: prose has many, a citation few. */
static bool reads_like_prose(Str plain, const CiteParts *parts)
{
    WordShape all = word_shape(plain);
    uint32_t recognised = 0;
    for (size_t i = 0; i < parts->count; i++)
        recognised +=
            word_shape(str_slice(plain, parts->items[i].start, parts->items[i].end)).long_lower_words;
    uint32_t small = all.long_lower_words > recognised ? all.long_lower_words - recognised : 0;
    return small > (all.words > 20 ? all.words / 5 : 4);
}

/* A review that begins on the line of its head: prose behind the last thing that only a citation has. */
static bool runs_into_text(Str marked, const CiteParts *parts)
{
    size_t end = 0;
    for (size_t i = 0; i < parts->count; i++) {
        CiteKind kind = parts->items[i].kind;
        if (kind == CITE_PRICE || kind == CITE_PAGES || kind == CITE_ISBN || kind == CITE_YEAR ||
            kind == CITE_BINDING) {
            if (end > 0 && parts->items[i].start > end + 60)
                break;
            end = parts->items[i].end;
        }
    }
    if (end == 0)
        return false;
    WordShape tail = word_shape(str_slice(marked, end, marked.len_bytes));
    return tail.words >= 8 && tail.long_lower_words >= 3 && tail.sentence_ends >= 1;
}

/* A look at the bytes before anything is taken apart: no citation is without a year, a price, an ISBN or a number of
 * pages, or else has a key ("Author:"). */
static bool may_cite(Str text)
{
    for (size_t at = 0; at < text.len_bytes; at++) {
        char c = text.data[at];
        if (c == ':' && text.len_bytes < 400)
            return true;
        if (c < '0' || c > '9')
            continue;
        size_t end = at;
        while (end < text.len_bytes && text.data[end] >= '0' && text.data[end] <= '9')
            end++;
        unsigned char before = at > 0 ? (unsigned char)text.data[at - 1] : ' ';
        char behind = end < text.len_bytes ? text.data[end] : ' ';
        if (behind == ' ' && end + 1 < text.len_bytes)
            behind = text.data[end + 1];
        bool year = end - at == 4 && (c == '1' || c == '2');
        bool unit = behind == 'p' || behind == 'S' || behind == 's' || behind == 'd' ||
                    (unsigned char)behind >= 0x80 || behind == '$' || behind == '-' || behind == 'e' ||
                    behind == 'E' || behind == 'C';
        if (year || unit || before >= 0x80 || before == '$' || end - at >= 9 || (before == '.' && at > 2) ||
            (before == ' ' && at > 2))
            return true;
        at = end;
    }
    return false;
}

CiteEvidence citation_evidence(Str marked, Str plain)
{
    CiteEvidence evidence = {0};
    CiteParts parts = {0};
    size_t step;
    if (!may_cite(marked))
        return evidence;
    citation_scan(marked, &parts);
    for (size_t i = 0; i < parts.count; i++)
        evidence.kinds |= bits_of(&parts.items[i]);
    if (parts.count > 0 && plain.len_bytes > 0) {
        const CitePart *last = &parts.items[parts.count - 1];
        bool year_ends =
            last->kind == CITE_YEAR && last->start < last->value_start && last->end + 2 >= marked.len_bytes;
        evidence.score = score_of_parts(evidence.kinds, year_ends);
        if (has_italics(marked))
            evidence.score += 1;
        WordShape shape = word_shape(plain);
        if (shape.words > MAX_HEAD_WORDS)
            evidence.score -= 4;
        if (utf8_is_lower(utf8_decode(plain, 0, &step)))
            evidence.score -= 3;
        if (reads_like_prose(marked, &parts))
            evidence.score -= 5;
        if (cites_article(marked, &parts))
            evidence.score -= 6;
        if (runs_into_text(marked, &parts))
            evidence.score -= 6;
        Residue residue = read_residue(marked, &parts);
        bool two_are_enough =
            italic_before_year(marked, &parts) || (residue.publisher_from == 1 && residue.names > 0);
        evidence.has_title = (evidence.kinds & bit(CITE_KEY))
                                 ? residue.count > 3
                                 : (residue.count >= 3 && !(two_are_enough && residue.count <= 3));
        evidence.imprint = is_imprint_form(marked, &parts);
        if (residue.title_before_by || (residue.count == 2 && residue.long_first))
            evidence.has_title = true;
    }
    vec_free(&parts);
    return evidence;
}

/* ---- the pass ------------------------------------------------------------------------------------------ */

/* Headings under which books are named and not reviewed. */
static bool names_books_only(Str plain)
{
    static const char *const names[] = {"works cited",
                                        "references",
                                        "bibliography",
                                        "sources",
                                        "notes",
                                        "best sellers",
                                        "best-sellers",
                                        "bestsellers",
                                        "this week",
                                        "events",
                                        "listings",
                                        "further reading",
                                        "for further reading",
                                        "books received",
                                        "also received in brief",
                                        "calendar",
                                        "agenda",
                                        "termine",
                                        "literaturverzeichnis",
                                        "literatur",
                                        "bestenliste",
                                        "bibliographie",
                                        "meilleures ventes",
                                        "les meilleures ventes",
                                        "références",
                                        "los más vendidos",
                                        "más vendidos",
                                        "bibliografía",
                                        "referencias",
                                        "bibliografia",
                                        "i più venduti",
                                        "classifica",
                                        "os mais vendidos",
                                        "mais vendidos",
                                        "bestellerliste",
                                        "bestsellerliste",
                                        "literatuur",
                                        "literatur zum thema",
                                        "abbreviations"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(plain, str_from(names[i])))
            return true;
    return false;
}

static bool is_text_below(const Recovery *recovery, size_t i)
{
    for (size_t k = i + 1, steps = 0; k < recovery->count && steps < 4; k++, steps++) {
        if (is_float(recovery->drafts[k].cls) || recovery->drafts[k].cls == BLOCK_REVIEWER)
            continue;
        const BlockFeatures *features = &recovery->features[k];
        if (features->chars >= 100 && is_body(recovery->drafts[k].cls))
            return true;
        if (features->words > 16)
            return false;
    }
    return false;
}

/* A review may be one short sentence; a line without a stop is none. */
static bool is_prose_below(Recovery *recovery, size_t i)
{
    if (is_text_below(recovery, i))
        return true;
    return i + 1 < recovery->count && is_body(recovery->drafts[i + 1].cls) &&
           recovery->features[i + 1].words >= 8 && recovery->features[i + 1].chars >= 40 &&
           recovery->features[i + 1].bytes <= SHORT_BLOCK_BYTES &&
           word_shape(block_plain(recovery, i + 1)).sentence_ends >= 1;
}

static bool could_be_book_title(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    bool question = features->end == END_STOP && (features->last_mark == '?' || features->last_mark == '!');
    return is_open(recovery, i) && features->words <= 20 && features->lines <= 3 &&
           features->start != START_LOWER && (is_line_without_stop(recovery, i, 20) || question);
}

/* The block above i, furniture left out. */
static size_t above(const Recovery *recovery, size_t i)
{
    for (size_t k = i, steps = 0; k > 0 && steps < 4; steps++)
        if (recovery->drafts[--k].cls != BLOCK_FURNITURE)
            return k;
    return NONE;
}

static bool names_review_section(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    BlockClass cls = recovery->drafts[i].cls;
    if (features->words > 6 ||
        (cls != BLOCK_UNKNOWN && cls != BLOCK_HEADING && cls != BLOCK_TITLE && cls != BLOCK_KICKER) ||
        !is_line_without_stop(recovery, i, 6))
        return false;
    return (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) != 0;
}

typedef struct {
    size_t draft;
    CiteEvidence evidence;
    int score; /* with what stands around it */
} CitedHead;

typedef VEC(CitedHead) CitedHeads;

static void weigh(Recovery *recovery, CitedHeads *heads)
{
    bool section = false, books_only = false;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        BlockClass cls = recovery->drafts[i].cls;
        bool heading = (cls == BLOCK_HEADING || cls == BLOCK_UNKNOWN || cls == BLOCK_TITLE) &&
                       is_line_without_stop(recovery, i, 6) && features->lines == 1;
        if (heading) {
            Str plain = block_plain(recovery, i);
            section = section || names_review_section(recovery, i);
            if (names_books_only(plain) && !interrupts_sentence(recovery, i))
                books_only = true;
            else if (!features->has_digit && recovery->drafts[i].blank_lines > 0 &&
                     is_text_below(recovery, i))
                books_only = false;
        }
        bool text_open =
            is_open(recovery, i) || (recovery->markdown && cls == BLOCK_PARA && !recovery->drafts[i].decided);
        if (!text_open || features->bytes > SHORT_BLOCK_BYTES || features->words < 3 ||
            features->words > MAX_HEAD_WORDS + 20)
            continue;
        bool prose = features->words > 30 && features->capitals * 5 < features->words;
        if (prose || (!features->has_digit && features->lines == 1))
            continue;
        CiteEvidence evidence = citation_evidence(block_marked(recovery, i), block_plain(recovery, i));
        int score = evidence.score;
        size_t over = above(recovery, i);
        bool title_above = over != NONE && could_be_book_title(recovery, over);
        if (score > 0)
            score += is_text_below(recovery, i) + title_above + section;
        if (title_above && evidence.imprint && features->lines == 1 && is_prose_below(recovery, i)) {
            score = score < ENOUGH ? ENOUGH : score;
            evidence.has_title = false;
        }
        if (books_only) {
            if (evidence.score >= 2 || (features->has_digit && features->words <= 40))
                decide(recovery, i, BLOCK_LIST, "books that are only named", 75);
            continue;
        }
        if (score >= 4 &&
            (evidence.has_title || title_above || (evidence.kinds & bit(CITE_KEY)) || recovery->markdown))
            vec_push(heads, (CitedHead){i, evidence, score});
    }
}

/* Citations in a row with no text behind them are a list of books. */
static void drop_bibliographies(Recovery *recovery, CitedHeads *heads)
{
    for (size_t first = 0; first < heads->count;) {
        size_t last = first;
        while (last + 1 < heads->count && heads->items[last + 1].draft == heads->items[last].draft + 1)
            last++;
        if (last - first >= 1 && !is_text_below(recovery, heads->items[last].draft) &&
            recovery->features[heads->items[first].draft].lines == 1)
            for (size_t k = first; k <= last; k++) {
                decide(recovery, heads->items[k].draft, BLOCK_LIST, "books in a row", 70);
                heads->items[k].score = 0;
            }
        first = last + 1;
    }
}

/* A citation that names no title has it on the line above. */
static void take_title_above(Recovery *recovery, const CitedHead *head)
{
    size_t over = above(recovery, head->draft);
    if (over == NONE || !could_be_book_title(recovery, over) || recovery->markdown)
        return;
    bool bold_line =
        recovery->features[over].bold && !recovery->features[head->draft].bold && !head->evidence.has_title;
    if (head->evidence.has_title && !bold_line)
        return;
    decide(recovery, over, BLOCK_BOOKTITLE, "line above a citation", 85);
}

/* "### *Soundings*, by Dov Perrault (Gullwing, 2021)" stays a heading; a list of keys below a heading is its citation. */
static void find_key_lists(Recovery *recovery)
{
    for (size_t i = 1; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_LIST || recovery->drafts[i - 1].cls != BLOCK_HEADING)
            continue;
        size_t end = i, keys = 0;
        CiteParts parts = {0};
        for (; end < recovery->count && recovery->drafts[end].cls == BLOCK_LIST; end++) {
            if (recovery->features[end].bytes > 300)
                break;
            citation_scan(block_plain(recovery, end), &parts);
            bool key = parts.count > 0 && parts.items[0].kind == CITE_KEY;
            if (!key)
                break;
            keys++;
        }
        vec_free(&parts);
        for (size_t k = i; keys >= 2 && k < end; k++) {
            recovery->drafts[k].cls = BLOCK_BOOKCITE;
            recovery->drafts[k].rule = "keys of a citation";
            recovery->drafts[k].confidence = 90;
        }
        i = end > i ? end - 1 : i;
    }
}

void find_review_heads(Recovery *recovery)
{
    CitedHeads heads = {0};
    uint32_t accepted[16];
    size_t accepted_count = 0;
    weigh(recovery, &heads);
    drop_bibliographies(recovery, &heads);
    for (size_t i = 0; i < heads.count && accepted_count < 16; i++)
        if (heads.items[i].score >= ENOUGH)
            accepted[accepted_count++] = heads.items[i].evidence.kinds;
    for (size_t i = 0; i < heads.count; i++) {
        const CitedHead *head = &heads.items[i];
        bool seen = false;
        for (size_t k = 0; k < accepted_count && head->score == ENOUGH - 1; k++)
            seen = seen || accepted[k] == head->evidence.kinds;
        if (head->score < ENOUGH && !seen)
            continue;
        unsigned confidence = (unsigned)(60 + head->score * 4);
        decide(recovery, head->draft, BLOCK_BOOKCITE, "citation evidence", confidence > 97 ? 97 : confidence);
        take_title_above(recovery, head);
    }
    vec_free(&heads);
    if (recovery->markdown)
        find_key_lists(recovery);
}
