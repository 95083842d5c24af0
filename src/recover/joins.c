/* Which block goes on with a sentence that a page, a column or a picture cut in two. */
#include "passes.h"

#include <string.h>

/* ---- the score ----------------------------------------------------------------------------------------- */

/* "Mr.", "St.": an abbreviation before a name, while "Frau." ends a sentence. */
static bool ends_in_abbreviation(const Recovery *recovery, size_t i)
{
    enum {
        REACH_BYTES = 24
    };
    Str s = str_trim(str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end));
    size_t from = s.len_bytes > REACH_BYTES ? s.len_bytes - REACH_BYTES : 0, at = 0;
    while (from < s.len_bytes && ((unsigned char)s.data[from] & 0xC0) == 0x80)
        from++;
    Str end = str_slice(s, from, s.len_bytes), word, last = {0};
    while (next_word(end, &at, &word))
        last = word;
    return last.len_bytes > 0 && (lexicon_lists(last) & LEX_ABBREVIATION) != 0;
}

/* "and a discovery--": speech that is broken off is as whole as it will be. */
static bool ends_quoted(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t step;
    if (s.len_bytes == 0)
        return false;
    uint32_t last = utf8_decode(s, utf8_previous(s, s.len_bytes), &step);
    return last == '"' || last == 0x201D || last == 0xBB || last == 0x201C;
}

static int score_of_end(const Recovery *recovery, size_t i)
{
    const BlockFeatures *tail = &recovery->features[i];
    switch ((BlockEnd)tail->end) {
    case END_STOP:
        return tail->last_names && tail->last_mark == '.' && ends_in_abbreviation(recovery, i) ? 5 : -4;
    case END_COLON: return -3;
    case END_HYPHEN: return 5;
    case END_COMMA: return 4;
    case END_DASH: return ends_quoted(recovery, i) ? -4 : 2;
    case END_BRACKET: return 2;
    default: return 3;
    }
}

/* A quotation that begins small goes on with the sentence around it. */
static bool quote_begins_small(const Recovery *recovery, size_t i)
{
    Str s = str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end);
    for (size_t at = 0, step; at < s.len_bytes && at < 16; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        if (utf8_is_alpha(c))
            return utf8_is_lower(c);
    }
    return false;
}

/* "1. A contact microphone": what begins so is counted, and goes on with nothing. */
static bool is_counted(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t digits = 0, step;
    while (digits < s.len_bytes && is_ascii_digit(s.data[digits]))
        digits++;
    return digits > 0 && digits < 3 && digits + 2 < s.len_bytes && strchr(".)", s.data[digits]) != NULL &&
           s.data[digits + 1] == ' ' && utf8_is_upper(utf8_decode(s, digits + 2, &step));
}

/* The sign of a note. */
static bool begins_note(Str s)
{
    static const char *const signs[] = {"*", "+", "†", "‡", "§", "¶", "["};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, str_from(signs[i])))
            return true;
    return false;
}

/* "BOOM. (1) In ships, a spar": the headword of an entry. */
static bool begins_entry(const Recovery *recovery, size_t i)
{
    const char *head = recovery->features[i].head;
    if (is_ascii_letter(head[0]) && head[1] >= 'a' && head[1] <= 'z')
        return false; /* no capitals */
    size_t at = 0;
    Str word, next, source = block_source(recovery, i);
    return next_word(source, &at, &word) && word.data == source.data && word.len_bytes >= 4 &&
           word.len_bytes < source.len_bytes && word_is_all_caps(word) &&
           strchr(",.;:", word.data[word.len_bytes]) != NULL && next_word(source, &at, &next) &&
           !word_is_all_caps(next);
}

static int score_of_start(const Recovery *recovery, size_t i)
{
    switch ((BlockStart)recovery->features[i].start) {
    case START_LOWER: return 3;
    case START_DIGIT: return is_counted(recovery, i) ? -3 : 1;
    case START_UPPER:
        if (begins_entry(recovery, i))
            return -5;
        return recovery->language == LEX_GERMAN ? -1 : -2; /* German nouns have capitals too */
    case START_QUOTE: return quote_begins_small(recovery, i) ? 2 : -3;
    case START_DASH: return -4;
    case START_OTHER: return begins_note(block_source(recovery, i)) ? -4 : 0;
    default: return 0;
    }
}

/* "di Ludovica Stranieri - foto di Manlio Cerboni": a line that names who wrote it begins small in many languages. */
static bool is_small_byline(const Recovery *recovery, size_t i)
{
    static const char *const correspondents[] = {
        "dal nostro ", "dalla nostra ", "de nuestro ",  "de nuestra ", "de notre ", "do nosso ",
        "da nossa ",   "von unserem ",  "von unserer ", "van onze ",   "from our "};
    const BlockFeatures *features = &recovery->features[i];
    if (features->start != START_LOWER || features->words > 14 || features->end == END_STOP)
        return false;
    size_t at = 0;
    Str word, name, source = block_source(recovery, i);
    if (starts_with_any(source, correspondents, sizeof correspondents / sizeof *correspondents))
        return true;
    return next_word(source, &at, &word) && (lexicon_lists(word) & LEX_BYLINE) != 0 &&
           next_word(source, &at, &name) && word_is_capitalised(name);
}

/* "3 (–) Sisters of the Quarry Road", "4 Cold Harbour": a number with a name behind it begins an item; in a sentence what
 * is counted goes on small. */
static bool begins_ranked_item(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t at = 0, step;
    while (at < s.len_bytes && is_ascii_digit(s.data[at]))
        at++;
    if (at == 0 || at > 2 || at + 1 >= s.len_bytes || s.data[at] != ' ')
        return false;
    return s.data[at + 1] == '(' || utf8_is_upper(utf8_decode(s, at + 1, &step));
}

int join_score(const Recovery *recovery, size_t tail, size_t next, bool floats_between)
{
    const BlockFeatures *a = &recovery->features[tail], *b = &recovery->features[next];
    /* A line or two are no text that breaks off, but where "Mr" wants a name. */
    size_t least = a->end == END_OPEN && (a->last_names || a->last_expects) ? 24 : 40;
    if (!is_body(recovery->drafts[next].cls) ||
        (a->chars < least && recovery->drafts[tail].cls != BLOCK_CONT))
        return JOIN_NEVER;
    if (is_small_byline(recovery, next) || (b->start == START_DIGIT && begins_ranked_item(recovery, next)))
        return JOIN_NEVER;
    int score = score_of_end(recovery, tail) + score_of_start(recovery, next);
    if (a->end == END_HYPHEN && (b->start == START_UPPER || b->start == START_QUOTE) &&
        recovery->language != LEX_GERMAN)
        score -= 4; /* half a word goes on small */
    bool unfinished = a->end == END_OPEN || a->end == END_COMMA;
    if (a->last_expects)
        score += 2;
    if (a->last_names && a->end == END_OPEN)
        score += 1;
    if (a->chars >= 200 && unfinished &&
        (a->last_expects || b->start == START_LOWER || b->start == START_DIGIT))
        score += 1;
    if (floats_between)
        score += 1;
    if (a->open_bracket && b->closes_bracket)
        score += 2;
    return score;
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

enum {
    REACH = 12
};

size_t solid_before(const Recovery *recovery, size_t i)
{
    for (size_t k = i, steps = 0; k > 0 && steps < REACH; steps++)
        if (!is_float(recovery->drafts[--k].cls))
            return k;
    return NONE;
}

size_t solid_behind(const Recovery *recovery, size_t i)
{
    for (size_t k = i + 1, steps = 0; k < recovery->count && steps < REACH; k++, steps++)
        if (!is_float(recovery->drafts[k].cls))
            return k;
    return NONE;
}

/* Of a page on paper; buttons and stamps tell of no page's end. */
static bool is_page_furniture(const DraftBlock *draft)
{
    static const char *const kinds[] = {"folio", "runhead", "continued", "catchword", "noise"};
    for (size_t i = 0; draft->cls == BLOCK_FURNITURE && i < sizeof kinds / sizeof *kinds; i++)
        if (draft->kind != NULL && strcmp(draft->kind, kinds[i]) == 0)
            return true;
    return false;
}

/* A page number, a running head or a jump line between: the page ended there. */
static bool page_ends_between(const Recovery *recovery, size_t a, size_t b)
{
    for (size_t i = a + 1; i <= b; i++)
        if (is_page_furniture(&recovery->drafts[i]) || recovery->drafts[i].page_break)
            return true;
    return false;
}

static bool web_stands_between(const Recovery *recovery, size_t a, size_t b)
{
    for (size_t i = a + 1; i < b; i++)
        if (recovery->drafts[i].cls == BLOCK_FURNITURE && !is_page_furniture(&recovery->drafts[i]))
            return true;
    return false;
}

bool ends_small(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t at = s.len_bytes, step;
    while (at > 0 && !utf8_is_space(utf8_before(s, at)))
        at = utf8_previous(s, at);
    while (at < s.len_bytes && !utf8_is_alpha(utf8_decode(s, at, &step)))
        at += step;
    return at < s.len_bytes && utf8_is_lower(utf8_decode(s, at, &step));
}

bool fills_last_line(const Recovery *recovery, size_t tail, size_t next)
{
    if (!recovery->hard_wrapped)
        return true;
    Str s = str_slice(recovery->text, recovery->drafts[tail].start, recovery->drafts[tail].end);
    Str below = block_source(recovery, next);
    size_t line = s.len_bytes, chars = 1, at = 0;
    while (line > 0 && s.data[line - 1] != '\n')
        line--;
    for (; line < s.len_bytes; line++)
        chars += ((unsigned char)s.data[line] & 0xC0) != 0x80;
    for (; at < below.len_bytes && below.data[at] != ' ' && below.data[at] != '\n'; at++)
        chars += ((unsigned char)below.data[at] & 0xC0) != 0x80;
    return chars + 4 > recovery->measure;
}

/* Where the first lines of paragraphs stand further in: 1 when block i begins like a paragraph, -1 when it does not. */
static int begins_paragraph(const Recovery *recovery, size_t i)
{
    if (recovery->first_indent == 0)
        return 0;
    uint32_t indent = recovery->features[i].first_indent;
    return indent == recovery->base_indent + recovery->first_indent ? 1
           : indent == recovery->base_indent                        ? -1
                                                                    : 0;
}

/* Text that ends in the middle of its line's words, though the next begins with a capital: a name may stand there. */
static bool is_surely_cut(const Recovery *recovery, size_t tail, size_t next, bool page)
{
    const BlockFeatures *a = &recovery->features[tail], *b = &recovery->features[next];
    /* Two full lines are text, and so is what goes on already. */
    bool text =
        a->chars >= 120 || (a->chars >= 60 && (a->lines >= 2 || recovery->drafts[tail].cls == BLOCK_CONT));
    if ((a->end != END_OPEN && a->end != END_COMMA) || !text || (b->chars < 40 && b->end != END_STOP) ||
        begins_paragraph(recovery, next) > 0)
        return false;
    if (!page && web_stands_between(recovery, tail, next))
        return false;
    return page ? fills_last_line(recovery, tail, next) || begins_paragraph(recovery, next) < 0
                : (ends_small(recovery, tail) || (recovery->hard_wrapped && a->lines >= 2)) &&
                      fills_last_line(recovery, tail, next);
}

/* "13 times less": a number that begins no item. */
static bool counts_something(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t at = 0, step;
    while (at < s.len_bytes && is_ascii_digit(s.data[at]))
        at++;
    return at + 1 < s.len_bytes && s.data[at] == ' ' && utf8_is_lower(utf8_decode(s, at + 1, &step));
}

static bool far_apart(uint32_t a, uint32_t b)
{
    return a > b + 1 || b > a + 1;
}

/* Quotations that are open behind s (begun in it and not ended) less those that it ends without a beginning. */
typedef struct {
    int open, closed;
} QuoteBalance;

static QuoteBalance quote_balance(Str s)
{
    QuoteBalance balance = {0};
    for (size_t at = str_find_byte(s, (char)0xE2, 0); at + 2 < s.len_bytes;
         at = str_find_byte(s, (char)0xE2, at + 1)) {
        bool double_quote = (unsigned char)s.data[at + 1] == 0x80;
        balance.open += double_quote && (unsigned char)s.data[at + 2] == 0x9C;
        if (!double_quote || (unsigned char)s.data[at + 2] != 0x9D)
            continue;
        balance.closed += balance.open == 0;
        balance.open -= balance.open > 0;
    }
    return balance;
}

/* A quotation that the text above has begun ends in the text below: “Wind | NW, snow by noon”. In German “ ends one. */
static bool goes_on_in_quotes(const Recovery *recovery, size_t a, size_t b)
{
    if (recovery->language == LEX_GERMAN || recovery->features[a].bytes > SHORT_BLOCK_BYTES * 4 ||
        recovery->features[b].bytes > SHORT_BLOCK_BYTES * 4)
        return false;
    Str above = str_slice(recovery->text, recovery->drafts[a].start, recovery->drafts[a].end);
    Str below = str_slice(recovery->text, recovery->drafts[b].start, recovery->drafts[b].end);
    return quote_balance(above).open > 0 && quote_balance(below).closed > 0;
}

/* The score with what stands between: behind a page's end, a picture or a quotation set apart, a long line without a
 * stop goes on even with a capital. */
typedef enum {
    BETWEEN_NOTHING,
    BETWEEN_FLOATS,
    BETWEEN_WHATEVER /* something that would have to be a float */
} Between;

static int seam_score(const Recovery *recovery, size_t a, size_t b, Between between)
{
    bool floats = between != BETWEEN_NOTHING;
    int score = join_score(recovery, a, b, floats);
    const BlockFeatures *tail = &recovery->features[a];
    const BlockFeatures *next = &recovery->features[b];
    if (score == JOIN_NEVER)
        return score;
    bool page = page_ends_between(recovery, a, b);
    if ((page || between == BETWEEN_FLOATS) && is_surely_cut(recovery, a, b, page))
        score += 2;
    /* A German noun goes on with the sentence that a picture cut, however little of it is left. */
    else if (recovery->language == LEX_GERMAN && floats && next->start == START_UPPER &&
             tail->end == END_OPEN && tail->chars >= 120)
        score += 1;
    if (floats && tail->end != END_STOP && next->start == START_UPPER && goes_on_in_quotes(recovery, a, b))
        score += 2;
    if (begins_paragraph(recovery, b) > 0 && next->start != START_LOWER)
        score -= 3;
    /* With nothing between, a capital begins a paragraph: the stop above was lost. */
    if (!floats && next->start == START_UPPER && tail->end == END_OPEN && !tail->last_expects)
        score -= 2;
    /* ... and a number an item, or a date. */
    if (!floats && next->start == START_DIGIT && !tail->last_expects && !counts_something(recovery, b))
        score -= 2;
    /* What is set in further is verse, or text quoted. */
    if (!floats && !page && recovery->hard_wrapped && far_apart(tail->indent, next->indent))
        score -= 4;
    return score;
}

bool has_divider(const Recovery *recovery, size_t i)
{
    static const char *const dividers[] = {" | ", " · ", " • ", " ▪ ", " ■ "};
    Str s = str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end);
    for (size_t k = 0; k < sizeof dividers / sizeof *dividers; k++)
        if (str_find(s, str_from(dividers[k]), 0) < s.len_bytes)
            return true;
    return false;
}

/* Text that breaks off itself: at a word that wants another, or at the end of a line that it fills. Captions are
 * shorter, and end where they will. */
static bool breaks_off(const Recovery *recovery, size_t i, size_t next)
{
    enum {
        LONG_CAPTION = 100,
        LONG_LINE = 160 /* of text that is not wrapped */
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->chars < LONG_CAPTION || (features->end != END_OPEN && features->end != END_COMMA))
        return features->end == END_HYPHEN && features->chars >= LONG_CAPTION;
    bool full = recovery->hard_wrapped ? fills_last_line(recovery, i, next) : features->chars >= LONG_LINE;
    return features->last_expects || (full && ends_small(recovery, i));
}

bool interrupts_sentence(const Recovery *recovery, size_t i)
{
    size_t a = solid_before(recovery, i), b = solid_behind(recovery, i);
    if (a == NONE || b == NONE || !is_body(recovery->drafts[a].cls))
        return false;
    int over = seam_score(recovery, a, b, BETWEEN_WHATEVER);
    if (over < JOIN_THRESHOLD)
        return false;
    /* Unless the block itself goes on with the sentence at least as well. */
    if (recovery->drafts[i].decided || !is_body(recovery->drafts[i].cls))
        return true;
    const BlockFeatures *here = &recovery->features[i], *next = &recovery->features[b];
    if (breaks_off(recovery, i, b) && seam_score(recovery, i, b, BETWEEN_FLOATS) >= over)
        return false;
    if (here->end == END_OPEN && here->words <= 12 && here->lines == 1 && has_divider(recovery, i))
        return true;
    int into = seam_score(recovery, a, i, BETWEEN_WHATEVER);
    bool loose =
        here->end == END_OPEN && here->words <= 8 && next->chars > 2 * here->chars && next->chars >= 40;
    return over > into || (over == into && loose);
}

/* ---- joining ------------------------------------------------------------------------------------------- */

static bool may_have_tail(const Recovery *recovery, size_t i)
{
    BlockClass cls = recovery->drafts[i].cls;
    return cls == BLOCK_PARA || cls == BLOCK_CONT || cls == BLOCK_ANSWER || cls == BLOCK_QUESTION ||
           cls == BLOCK_QUOTE;
}

/* A box in the column: headings, lists and notes between two halves of a sentence. */
static bool is_box_part(BlockClass cls)
{
    return cls == BLOCK_HEADING || cls == BLOCK_LIST || cls == BLOCK_TABLE || cls == BLOCK_RULE ||
           cls == BLOCK_CODE;
}

/* A heading heads something: right above what begins small and goes on with other text stands the head of a page. */
static void settle_head_above(Recovery *recovery, size_t next)
{
    if (next > 0 && recovery->drafts[next - 1].cls == BLOCK_HEADING &&
        recovery->features[next].start == START_LOWER && recovery->features[next - 1].lines == 1)
        decide_kind(recovery, next - 1, BLOCK_FURNITURE, "runhead", "upon text that goes on", 75);
}

static void join(Recovery *recovery, size_t tail, size_t next, int score)
{
    DraftBlock *draft = &recovery->drafts[next];
    settle_head_above(recovery, next);
    bool hyphen = recovery->features[tail].end == END_HYPHEN;
    draft->cls = BLOCK_CONT;
    draft->of = tail;
    draft->mode = hyphen ? JOIN_DEHYPHEN : JOIN_SPACE;
    draft->rule = "sentence goes on";
    draft->kind = NULL;
    draft->confidence = (uint8_t)(score >= 7 ? 98 : 70 + (score - JOIN_THRESHOLD) * 8);
}

/* "HE KILN was lit" below "T": the first words of an article in small capitals. Below the "A" of a glossary stands
 * "ADDLE", below the "V" of a chapter its title in capitals or "M. Dufour". */
static bool begins_in_capitals(const Recovery *recovery, size_t letter)
{
    size_t at = 0;
    Str word, source = block_source(recovery, letter + 1);
    return !recovery->features[letter + 1].all_caps && next_word(source, &at, &word) &&
           word.data == source.data && word.len_bytes > 1 && word_is_all_caps(word) &&
           word.data[0] != block_source(recovery, letter).data[0];
}

/* A large first letter alone, and the rest of its word below; in capitals "A" and "I" may be words. */
void find_drop_caps(Recovery *recovery)
{
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        const BlockFeatures *letter = &recovery->features[i], *rest = &recovery->features[i + 1];
        if (!is_open(recovery, i) || !is_open(recovery, i + 1) || letter->chars != 1 ||
            letter->start != START_UPPER || rest->chars < 60)
            continue;
        bool capitals = begins_in_capitals(recovery, i);
        if (rest->start != START_LOWER && !capitals)
            continue;
        bool word = capitals && strchr("AIO", block_source(recovery, i).data[0]) != NULL;
        decide(recovery, i, BLOCK_PARA, "drop cap", 85);
        decide(recovery, i + 1, BLOCK_CONT, "behind a drop cap", 85);
        recovery->drafts[i + 1].of = i;
        recovery->drafts[i + 1].mode = word ? JOIN_SPACE : JOIN_KEEP;
    }
}

/* ---- stories that go on elsewhere ---------------------------------------------------------------------- */

enum {
    JUMPS_MAX = 8,
    JUMP_BYTES_MAX = 200
};

/* Text broken off by lines that send the reader on, still to be taken up. */
typedef struct {
    size_t tails[JUMPS_MAX], lines[JUMPS_MAX];
    size_t count;
} Jumps;

static void open_jump(Jumps *jumps, size_t tail, size_t line)
{
    if (jumps->count == JUMPS_MAX) { /* the oldest is forgotten */
        jumps->count--;
        memmove(jumps->tails, jumps->tails + 1, jumps->count * sizeof *jumps->tails);
        memmove(jumps->lines, jumps->lines + 1, jumps->count * sizeof *jumps->lines);
    }
    jumps->tails[jumps->count] = tail;
    jumps->lines[jumps->count++] = line;
}

/* The first words of both lines are the same: "FERRY, from page 1" takes up "See FERRY, page 4". */
static bool share_slug(Recovery *recovery, size_t a, size_t b)
{
    size_t at = 0;
    Str word, line = block_plain(recovery, a), other = block_plain(recovery, b);
    while (next_word(line, &at, &word))
        if (word.len_bytes >= 3 && word_is_all_caps(word) && str_find(other, word, 0) < other.len_bytes)
            return true;
    return false;
}

/* The text that block next takes up behind a line that says so: of its name, else what it goes on with best, the
 * first of equals. NONE when nothing fits. */
static size_t take_jump(Recovery *recovery, Jumps *jumps, size_t at_hand, size_t line, size_t next)
{
    size_t best = NONE;
    int best_score = JOIN_THRESHOLD - 1;
    for (size_t i = 0; i < jumps->count; i++) {
        int score = seam_score(recovery, jumps->tails[i], next, BETWEEN_FLOATS) + 2;
        if (share_slug(recovery, jumps->lines[i], line))
            score += 4;
        if (jumps->tails[i] == at_hand) /* nothing but the two lines stands between */
            score += 2;
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    if (best == NONE)
        return NONE;
    size_t tail = jumps->tails[best], behind = --jumps->count - best;
    memmove(jumps->tails + best, jumps->tails + best + 1, behind * sizeof *jumps->tails);
    memmove(jumps->lines + best, jumps->lines + best + 1, behind * sizeof *jumps->lines);
    return tail;
}

/* ---- the pass ------------------------------------------------------------------------------------------ */

typedef struct {
    size_t tail;     /* text that may go on; NONE */
    bool box;        /* headings and lists stand between */
    size_t from;     /* a line that takes up another story; NONE */
    bool below_text; /* a paragraph stands above the tail */
    size_t pending;  /* text that broke off and was not taken up, some way above; NONE */
    size_t item;     /* an item of a list that breaks off above a float; NONE */
    Jumps jumps;
    Buffer scratch;
} Joiner;

bool is_comment(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_META && str_starts(block_source(recovery, i), STR("<!--"));
}

/* An item of a list breaks off, and a float stands behind it. */
static bool item_breaks_off(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->drafts[i].cls == BLOCK_LIST && features->chars >= 40 &&
           (features->end == END_HYPHEN || features->end == END_COMMA ||
            (features->end == END_OPEN && ends_small(recovery, i))) &&
           i + 1 < recovery->count && is_float(recovery->drafts[i + 1].cls);
}

/* Steps over a block that is none of the text; false when it is. */
static bool pass_by(Recovery *recovery, Joiner *joiner, size_t i)
{
    const DraftBlock *draft = &recovery->drafts[i];
    bool source =
        draft->cls == BLOCK_ATTRIB && draft->of != NONE && is_float(recovery->drafts[draft->of].cls);
    bool boxed = draft->kind != NULL && strcmp(draft->kind, "box") == 0;
    bool part = (is_box_part(draft->cls) || boxed) && (joiner->tail != NONE || joiner->from != NONE);
    if (item_breaks_off(recovery, i))
        joiner->item = i;
    else if (!is_float(draft->cls))
        joiner->item = NONE;
    bool imprint = draft->cls == BLOCK_META && draft->kind != NULL && strcmp(draft->kind, "imprint") == 0;
    if (!is_float(draft->cls) && !source && !part && !imprint && !is_comment(recovery, i))
        return false;
    joiner->box = joiner->box || part;
    if (draft->cls != BLOCK_FURNITURE || recovery->features[i].bytes > JUMP_BYTES_MAX)
        return true;
    switch (jump_direction(block_plain(recovery, i), &joiner->scratch)) {
    case JUMP_ON:
        if (joiner->tail != NONE)
            open_jump(&joiner->jumps, joiner->tail, i);
        break;
    case JUMP_FROM:
        joiner->from = i;
        joiner->box = false;
        break;
    case JUMP_NONE: break;
    }
    return true;
}

/* A deck has no stop and is short. */
static bool stands_for_text(const Recovery *recovery, size_t i)
{
    return i != NONE && (recovery->features[i].end == END_STOP || recovery->features[i].chars >= 160);
}

/* Over a box only what cannot stand alone is joined, and to a deck, which has no stop either, nothing with a capital. */
static bool may_join(const Recovery *recovery, const Joiner *joiner, size_t next)
{
    enum {
        LONG_DECK_CHARS = 300
    };
    if (!joiner->below_text && recovery->features[joiner->tail].chars < LONG_DECK_CHARS &&
        recovery->features[next].start == START_UPPER && recovery->language != LEX_GERMAN)
        return false;
    return !joiner->box ||
           (recovery->features[next].start == START_LOWER && recovery->features[joiner->tail].chars >= 80);
}

static bool is_broken_off(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->end == END_HYPHEN)
        return features->chars >= 40;
    return features->chars >= 80 &&
           (features->end == END_COMMA || (features->end == END_OPEN && ends_small(recovery, i)));
}

/* What begins small below a whole sentence goes on with text that was broken off above it: a box stood between. */
static void join_pending(Recovery *recovery, Joiner *joiner, size_t i)
{
    enum {
        BOX_BLOCKS = 16,
        SURE = 8
    };
    size_t tail = joiner->pending;
    if (tail == NONE || i > tail + BOX_BLOCKS || recovery->features[i].start != START_LOWER)
        return;
    int score = seam_score(recovery, tail, i, BETWEEN_FLOATS);
    if (score < SURE)
        return;
    join(recovery, tail, i, score - 1);
    joiner->pending = NONE;
}

void find_joins(Recovery *recovery)
{
    Joiner joiner = {.tail = NONE, .from = NONE, .item = NONE, .pending = NONE};
    for (size_t i = 0; i < recovery->count; i++) {
        size_t item = joiner.item;
        if (pass_by(recovery, &joiner, i))
            continue;
        bool open_text = recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided;
        size_t taken = NONE;
        if (open_text && joiner.from != NONE)
            taken = take_jump(recovery, &joiner.jumps, joiner.tail, joiner.from, i);
        if (taken != NONE)
            joiner.tail = taken;
        if (open_text && item != NONE && recovery->features[i].start == START_LOWER) {
            joiner.tail = item;
            joiner.box = false;
        }
        if (open_text && joiner.tail != NONE) {
            Between between = i > joiner.tail + 1 ? BETWEEN_FLOATS : BETWEEN_NOTHING;
            int score = seam_score(recovery, joiner.tail, i, between) + (taken != NONE ? 2 : 0);
            if (score >= JOIN_THRESHOLD && may_join(recovery, &joiner, i)) {
                join(recovery, joiner.tail, i, score);
                joiner.tail = NONE;
            }
        }
        if (open_text && recovery->drafts[i].cls == BLOCK_PARA)
            join_pending(recovery, &joiner, i);
        if (joiner.tail != NONE && is_broken_off(recovery, joiner.tail))
            joiner.pending = joiner.tail;
        if (recovery->drafts[i].cls == BLOCK_TITLE)
            joiner.pending = NONE;
        joiner.below_text = joiner.below_text || stands_for_text(recovery, joiner.tail);
        joiner.tail = may_have_tail(recovery, i) ? i : NONE;
        joiner.from = NONE;
        joiner.box = false;
    }
    buffer_free(&joiner.scratch);
}
