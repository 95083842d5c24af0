/* Passages: the text of a block cut into tokens, each with what stands before it and how deep in quotations
 * it is. One reading, linear. */
#include <assert.h>

#include "people.h"
#include "word_walk.h"

static inline uint32_t peek(Str text, size_t at, size_t *step)
{
    if (at >= text.len_bytes) {
        *step = 0;
        return 0;
    }
    return utf8_decode(text, at, step);
}

/* Combining marks belong to the letter before them, soft hyphens to the word around them. */
static bool is_letter_beyond_ascii(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || c == 0xad || (c >= 0x300 && c <= 0x36f);
}

static inline bool is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) - 'a' < 26 || c - '0' < 10 : is_letter_beyond_ascii(c);
}

/* Bytes that are a letter or digit by themselves. */
static const bool plain_letter[256] = {
#define TEN(c)                                                                                               \
    [(c)] = true, [(c) + 1] = true, [(c) + 2] = true, [(c) + 3] = true, [(c) + 4] = true, [(c) + 5] = true,  \
    [(c) + 6] = true, [(c) + 7] = true, [(c) + 8] = true, [(c) + 9] = true
    TEN('0'),     TEN('a'),     TEN('k'),     ['u'] = true, ['v'] = true, ['w'] = true,
    ['x'] = true, ['y'] = true, ['z'] = true, TEN('A'),     TEN('K'),     ['U'] = true,
    ['V'] = true, ['W'] = true, ['X'] = true, ['Y'] = true, ['Z'] = true,
#undef TEN
};

/* French and Italian articles and pronouns that lose their vowel: "l’autrice" is two words. */
static bool is_elided(Str word)
{
    static const char *const forms[] = {"l",    "d",    "qu",   "n",     "c",      "j",
                                        "s",    "m",    "t",    "un",    "dell",   "all",
                                        "nell", "sull", "dall", "quell", "lorsqu", "puisqu"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(word, forms[i]))
            return true;
    return false;
}

/* "-t-elle", "-il": a French subject behind its verb. */
static bool is_inverted_subject(Str rest)
{
    static const char *const forms[] = {"il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous"};

    if (str_starts(rest, STR("t-")))
        rest = str_slice(rest, 2, rest.len_bytes);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Str form = str_from(forms[i]);
        size_t step;
        if (str_starts(rest, form)) {
            uint32_t next = peek(rest, form.len_bytes, &step);
            if (!is_letter(next) && next != '-')
                return true;
        }
    }
    return false;
}

/* The end of the word that begins at start. */
static size_t word_end(Str text, size_t start)
{
    size_t at = start, step, next_step;

    for (;;) {
        while (at < text.len_bytes && plain_letter[(uint8_t)text.data[at]])
            at++;
        if (at == text.len_bytes || text.data[at] == ' ' || text.data[at] == '\n')
            return at;
        uint32_t c = peek(text, at, &step);
        if (is_letter(c)) {
            at += step;
            continue;
        }
        uint32_t next = peek(text, at + step, &next_step);
        if (at == start || !is_letter(next))
            return at;
        if (c == '\'' || c == 0x2019) {
            if (is_elided(str_slice(text, start, at)))
                return at + step;
        } else if (c == '-' || c == 0x2010 || c == 0x2011) {
            if (is_inverted_subject(str_slice(text, at + step, at + step + 8)))
                return at;
        } else if (c == '.') {
            /* "P.J.", "z.B.": one letter before the dot */
            size_t before = utf8_previous(text, at);
            if (before != start && !(before > 0 && text.data[before - 1] == '.'))
                return at;
        } else {
            return at;
        }
        at += step;
    }
}

/* What the marks of ASCII say of the gap that they stand in. */
static const uint8_t ascii_gap[0x80] = {
    [','] = GAP_COMMA,       ['.'] = GAP_STOP,        ['!'] = GAP_STOP,       ['?'] = GAP_STOP,
    [':'] = GAP_COLON,       [';'] = GAP_SEMICOLON,   ['('] = GAP_OPEN_PAREN, ['['] = GAP_OPEN_PAREN,
    [')'] = GAP_CLOSE_PAREN, [']'] = GAP_CLOSE_PAREN, ['"'] = GAP_QUOTE,
};

static uint8_t gap_mark(uint32_t c)
{
    if (c < 0x80)
        return ascii_gap[c];
    switch (c) {
    case 0x2026: return GAP_STOP;
    case 0x2013:
    case 0x2014:
    case 0x2015: return GAP_DASH;
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb: return GAP_QUOTE;
    default: return 0;
    }
}

/* A hyphen that stands for a dash: doubled, or with blanks on both sides. */
static bool is_dash_at(Str text, size_t at)
{
    char before = at > 0 ? text.data[at - 1] : ' ', after = at + 1 < text.len_bytes ? text.data[at + 1] : ' ';
    return after == '-' || (before == ' ' && after == ' ');
}

/* "explique-t-elle": the t belongs to neither word. */
static bool is_euphonic(Str text, size_t hyphen)
{
    return str_starts(str_slice(text, hyphen, hyphen + 3), STR("-t-"));
}

/* The marks of what stands between two words. */
static uint8_t read_gap(Str text, size_t start, size_t end)
{
    uint8_t gap = 0;
    size_t step;

    /* most gaps are one blank, or a mark and a blank */
    if (end - start == 1 && text.data[start] == ' ')
        return 0;
    unsigned char mark = start < end ? (unsigned char)text.data[start] : '-';
    if (end - start == 2 && mark < 0x80 && mark != '-' && text.data[start + 1] == ' ')
        return ascii_gap[mark];
    for (size_t at = start; at < end; at += step) {
        uint32_t c = peek(text, at, &step);
        gap |= gap_mark(c);
        if (c == '-' && is_euphonic(text, at))
            step = 3;
        else if (c == '-' && is_dash_at(text, at))
            gap |= GAP_DASH;
    }
    return gap;
}

static bool is_all_caps(Str word)
{
    size_t step, letters = 0;

    for (size_t at = 0; at < word.len_bytes; at += step) {
        uint32_t c = peek(word, at, &step);
        if (utf8_is_lower(c))
            return false;
        letters += utf8_is_alpha(c);
    }
    return letters > 1;
}

/* One capital letter, or several with dots: "J", "P.J". */
static bool is_initial(Str word)
{
    size_t step;
    peek(word, 0, &step);
    return word.len_bytes == step || (word.len_bytes > step && word.data[step] == '.');
}

/* Does the token begin a sentence? */
static bool begins_sentence(const Passage *passage, size_t i)
{
    const Token *token = &passage->tokens.items[i], *before = token - 1;

    if (i == 0)
        return true;
    if (!(token->gap & GAP_STOP) || !(token->capital || token->number))
        return false;
    if (token->gap != GAP_STOP)
        return true;
    Str word = str_slice(passage->text, before->start, before->end);
    return !((before->flags & WORD_ABBREVIATION) || (before->capital && is_initial(word)));
}

/* "the porter’s testimony": what the word is without its ending, when that is somebody. */
static uint32_t possessor_flags(const SpeechWords *words, Str word)
{
    Str owner = without_possessive(word);
    uint32_t flags = owner.len_bytes < word.len_bytes ? speech_word(words, owner) : 0;
    return flags & (WORD_PERSON | WORD_AUTHOR | WORD_EDITOR)
               ? flags & (WORD_PERSON | WORD_AUTHOR | WORD_EDITOR | WORD_MAN | WORD_WOMAN)
               : 0;
}

/* "signalman", "headman", "oarswoman": more than could be listed. */
static uint32_t trade_flags(const SpeechWords *words, Str word)
{
    static const char *const others[] = {"human",  "ottoman", "talisman", "caiman",  "roman",
                                         "german", "acumen",  "specimen", "abdomen", "regimen",
                                         "dolmen", "stamen",  "yemen",    "norman",  "hymen",
                                         "omen",   "semen",   "foramen",  "bitumen", "cayman"};
    bool women = str_ends(word, STR("woman")) || str_ends(word, STR("women"));

    if (word.len_bytes < 6 || word.data[0] < 'a' || !speech_words_in(words, "en") ||
        !(str_ends(word, STR("man")) || str_ends(word, STR("men"))))
        return 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_ends(word, str_from(others[i])))
            return 0;
    return WORD_PERSON | (women ? WORD_WOMAN : WORD_MAN);
}

/* Most words end otherwise than those two, as one or two of their letters tell: asked without a jump. */
static bool may_be_somebody_by_ending(Str word)
{
    size_t end = word.len_bytes;
    char last = word.data[end - 1], second = word.data[end > 1 ? end - 2 : end - 1],
         third = word.data[end > 2 ? end - 3 : end - 1];

    return (((last | 0x20) == 's') & !is_ascii_letter(second)) | ((last == 'n') & (third == 'm'));
}

/* What the word of a token is. */
static inline void read_word(const Passage *passage, const SpeechWords *words, Token *token)
{
    size_t step;
    Str word = str_slice(passage->text, token->start, token->end);
    uint32_t first = peek(word, 0, &step);
    unsigned char second = (unsigned char)word.data[word.len_bytes > 1];
    token->flags = speech_word_at(words, passage->text, token->start, token->end);
    if ((token->flags == 0) & may_be_somebody_by_ending(word)) {
        token->flags = possessor_flags(words, word);
        if (token->flags == 0)
            token->flags = trade_flags(words, word);
    }
    token->depth = 0;
    token->styled = false;
    token->capital = utf8_is_upper(first);
    token->number = utf8_is_digit(first);
    token->all_caps = (token->capital & ((second < 'a') | (second > 'z'))) && is_all_caps(word);
}

static void set_depths(Passage *passage)
{
    size_t token = 0;

    for (size_t i = 0; i < passage->runs.count; i++) {
        const QuoteRun *run = &passage->runs.items[i];
        token = passage_token_at(passage, run->start);
        for (; token < passage->tokens.count && passage->tokens.items[token].start < run->end; token++)
            passage->tokens.items[token].depth++;
    }
}

/* ---- the narrator's words inside a run -------------------------------------------------------------------- */

static bool is_dash(uint32_t c)
{
    return c == 0x2014 || c == 0x2013 || c == 0x2015;
}

/* Where the dash stands that is in the gap before token i; NONE. */
static size_t dash_before(const Passage *passage, size_t i, size_t *behind)
{
    size_t at = i > 0 ? passage->tokens.items[i - 1].end : 0, step;

    for (; at < passage->tokens.items[i].start; at += step) {
        if (is_dash(utf8_decode(passage->text, at, &step))) {
            *behind = at + step;
            return at;
        }
    }
    return NONE;
}

/* A verb of saying within the first words of "gli ripeteva", "me dice", "quis saber". */
static bool begins_with_verb(const Passage *passage, size_t i)
{
    const uint32_t before = WORD_PRONOUN | WORD_OBJECT | WORD_AUXILIARY | WORD_ARTICLE;

    for (size_t end = i + 3; i < end && i < passage->tokens.count && !passage->tokens.items[i].capital; i++) {
        if (passage->tokens.items[i].flags & WORD_SAY)
            return true;
        if (!(passage->tokens.items[i].flags & before))
            return false;
    }
    return false;
}

/* Does the dash before token i belong to the word behind it, as the first of two does in Spanish: "suelo —indica—"? */
static bool is_attached_dash(const Passage *passage, size_t i)
{
    size_t behind, dash = dash_before(passage, i, &behind);
    return dash != NONE && dash > 0 && passage->text.data[dash - 1] == ' ' &&
           passage->text.data[behind] != ' ';
}

/* "— E por quê? — respondeu-lhe a moça": behind a question nobody but the narrator goes on in lower case. */
static bool follows_question(const Passage *passage, size_t i)
{
    size_t behind, dash = dash_before(passage, i, &behind);

    while (dash != NONE && dash > 0 && passage->text.data[dash - 1] == ' ')
        dash--;
    return dash != NONE && dash > 0 &&
           (passage->text.data[dash - 1] == '?' || passage->text.data[dash - 1] == '!');
}

/* Do the narrator's words begin with token i of a run, "—No vengas —dijo Ana—. Es tarde.", ", – disse la voce. –"? In
 * a turn behind a dash a comma will do, "— Lourde, répond Jordan Blin."; within marks that stay open, dashes that are
 * attached do not end what is quoted, «Ponga el libro ahí —indica—, que no se ofende.» */
static bool begins_narration(const Passage *passage, size_t i, bool turn)
{
    const Token *token = &passage->tokens.items[i];
    const Token *next = i + 1 < passage->tokens.count ? token + 1 : NULL;
    size_t behind;

    if (token->capital)
        return false;
    if (token->gap & GAP_DASH) {
        bool attached = is_attached_dash(passage, i);
        return dash_before(passage, i, &behind) != NONE &&
               (turn ? attached || begins_with_verb(passage, i) || follows_question(passage, i)
                     : !attached && begins_with_verb(passage, i));
    }
    return turn && (token->gap & (GAP_COMMA | GAP_STOP)) && (token->flags & WORD_SAY) && next &&
           next->gap == 0 && (next->capital || (next->flags & (WORD_PRONOUN | WORD_ARTICLE)));
}

/* The first token of a run at or behind from with which the speech goes on after the narrator's words; the token
 * behind the run when it does not. */
static size_t narration_end(const Passage *passage, size_t from, size_t run_end, bool dashed)
{
    size_t i = from + 1;

    while (i < passage->tokens.count && passage->tokens.items[i].start < run_end &&
           !(passage->tokens.items[i].gap & (dashed ? GAP_DASH : 0)))
        i++;
    return i;
}

/* The piece [start, end) of a run, blanks and the stop of the narrator's sentence left out. */
static QuoteRun piece_of(Str text, QuoteRun run, size_t start, size_t end)
{
    static const char marks[] = " .,;:";

    run.start = start;
    run.end = end;
    while (start != run.open && run.start < run.end &&
           str_find_byte(STR(marks), text.data[run.start], 0) < sizeof marks - 1)
        run.start++;
    while (run.end > run.start && text.data[run.end - 1] == ' ')
        run.end--;
    return run;
}

/* Appends the pieces of a run between which the narrator speaks. */
static void split_run(const Passage *passage, const QuoteRun *run, bool turn, QuoteRuns *pieces)
{
    QuoteRun rest = *run;
    size_t i = passage_token_at(passage, run->start) + 1, start = run->start;

    for (; i < passage->tokens.count && passage->tokens.items[i].start < run->end; i++) {
        if (!begins_narration(passage, i, turn))
            continue;
        size_t behind,
            dash = passage->tokens.items[i].gap & GAP_DASH ? dash_before(passage, i, &behind) : NONE;
        size_t cut = dash != NONE ? dash : passage->tokens.items[i].start;
        QuoteRun piece = piece_of(passage->text, rest, start, cut);
        piece.close = cut;
        piece.unclosed = false;
        if (piece.end > piece.start)
            vec_push(pieces, piece);
        i = narration_end(passage, i, run->end, dash != NONE);
        if (i >= passage->tokens.count || passage->tokens.items[i].start >= run->end)
            return;
        rest.open = dash_before(passage, i, &start);
    }
    rest = piece_of(passage->text, rest, start, run->end);
    if (rest.end > rest.start)
        vec_push(pieces, rest);
}

static bool has_narration(const Passage *passage, const QuoteRun *run, bool turn)
{
    for (size_t i = passage_token_at(passage, run->start) + 1;
         i < passage->tokens.count && passage->tokens.items[i].start < run->end; i++)
        if (begins_narration(passage, i, turn))
            return true;
    return false;
}

/* Cuts the runs in which the narrator speaks between dashes, as Spanish, Italian and Portuguese print it. */
static void split_runs(Passage *passage, bool turn)
{
    QuoteRuns pieces = {0};
    bool any = false;

    for (size_t i = 0; i < passage->runs.count; i++)
        any = any ||
              (passage->runs.items[i].depth == 0 && has_narration(passage, &passage->runs.items[i], turn));
    if (!any)
        return;
    for (size_t i = 0; i < passage->runs.count; i++) {
        if (passage->runs.items[i].depth == 0)
            split_run(passage, &passage->runs.items[i], turn, &pieces);
        else
            vec_push(&pieces, passage->runs.items[i]);
    }
    vec_clear(&passage->runs);
    for (size_t i = 0; i < pieces.count; i++) { /* in the order of their beginnings */
        size_t at = passage->runs.count;
        vec_push(&passage->runs, pieces.items[i]);
        for (; at > 0 && passage->runs.items[at - 1].open > pieces.items[i].open; at--)
            passage->runs.items[at] = passage->runs.items[at - 1];
        passage->runs.items[at] = pieces.items[i];
    }
    vec_free(&pieces);
}

static void mark_styled(Passage *passage, const Document *doc, const Block *block)
{
    const Span *spans = document_spans(doc, block);

    for (size_t i = 0; i < block->span_count; i++) {
        if (spans[i].kind != SPAN_EMPHASIS)
            continue;
        size_t token = passage_token_at(passage, spans[i].text.start - passage->origin);
        for (; token < passage->tokens.count &&
               passage->tokens.items[token].end <= spans[i].text.end - passage->origin;
             token++)
            passage->tokens.items[token].styled = true;
    }
}

/* Does the word end for good where its letters end? A blank stands there, or a mark and a blank. */
static bool ends_plainly(Str text, size_t end)
{
    if (end >= text.len_bytes || text.data[end] == ' ' || text.data[end] == '\n')
        return true;
    char behind = byte_at(text, end + 1);
    return (unsigned char)text.data[end] < 0x80 && (behind == ' ' || behind == '\n' || behind == '\0');
}

/* The next word at or behind those that were walked over: false at the end of the text. Only what has a mark behind it is
 * looked at letter by letter. */
static bool next_token_at(WordWalk *walk, size_t *start, size_t *end)
{
    Str text = walk->text;

    *start = word_walk_start(walk);
    while (*start > 0 && *start < text.len_bytes && text.data[*start - 1] == '-' &&
           is_euphonic(text, *start - 1)) {
        word_walk_end(walk, *start);
        *start = word_walk_start(walk);
    }
    if (*start >= text.len_bytes)
        return false;
    *end = word_walk_end(walk, *start);
    if (!ends_plainly(text, *end)) {
        *end = word_end(text, *start);
        word_walk_skip(walk, *end);
    }
    return true;
}

/* Where the words are and what parts them, then what each word is, then what the words before say of it: a loop each, so
 * that the look-ups of many words are under way at once. */
static void read_tokens(Passage *passage, const SpeechWords *words)
{
    WordWalk walk = word_walk(passage->text);
    size_t german = 0, romance = 0, count = 0;

    vec_reserve(&passage->tokens, passage->text.len_bytes / 2 + 1); /* no more words than that */
    Token *tokens = passage->tokens.items;
    for (size_t before = 0, start, end; next_token_at(&walk, &start, &end); before = end, count++) {
        assert(count < passage->tokens.capacity);
        tokens[count].start = start;
        tokens[count].end = end;
        tokens[count].gap = read_gap(passage->text, before, start);
    }
    passage->tokens.count = count;
    for (size_t i = 0; i < count; i++)
        read_word(passage, words, &tokens[i]);
    for (size_t i = 0; i < count; i++) {
        tokens[i].starts_sentence = begins_sentence(passage, i);
        german += (tokens[i].flags & WORD_GERMAN) != 0;
        romance += (tokens[i].flags & WORD_ROMANCE) != 0;
    }
    /* more than one word in twelve votes: enough for a short sentence, too much for a quoted phrase */
    bool is_german = german >= 2 && german * 12 > passage->tokens.count;
    bool is_romance = romance >= 2 && romance * 12 > passage->tokens.count && romance > german;
    passage->german = is_german || (!is_romance && speech_words_in(words, "de"));
    passage->romance = is_romance || (!is_german && speech_words_in(words, "fr es it pt"));
}

static void begin_passage(Passage *passage, const Document *doc, size_t block)
{
    const Block *read = document_block(doc, block);

    passage->block = block;
    passage->origin = read->text.start;
    passage->text = document_block_text(doc, block);
    vec_clear(&passage->tokens);
}

void passage_read_scanned(Passage *passage, const Document *doc, size_t block, const SpeechWords *words)
{
    begin_passage(passage, doc, block);
    read_tokens(passage, words);
    if (passage->romance)
        split_runs(passage, false);
    set_depths(passage);
    mark_styled(passage, doc, document_block(doc, block));
}

void passage_read(Passage *passage, const Document *doc, size_t block, const SpeechWords *words,
                  QuoteStyle style)
{
    quotations_scan(document_block_text(doc, block), style, &passage->runs);
    passage_read_scanned(passage, doc, block, words);
}

/* What the turn from the byte on quotes stands within it; what is not closed, or is all of the turn, does not count. */
static void put_turn_around(Passage *passage, size_t start)
{
    QuoteRuns within = {0};

    for (size_t i = 0; i < passage->runs.count; i++) {
        QuoteRun run = passage->runs.items[i];
        if (run.unclosed || run.open < start || (run.open == start && run.close == passage->text.len_bytes))
            continue;
        run.depth++;
        vec_push(&within, run);
    }
    vec_clear(&passage->runs);
    vec_push(&passage->runs,
             (QuoteRun){.start = start, .end = passage->text.len_bytes, .close = passage->text.len_bytes});
    for (size_t i = 0; i < within.count; i++)
        vec_push(&passage->runs, within.items[i]);
    vec_free(&within);
}

/* What the narrator quotes between two pieces of a turn does not stand within it. */
static void lift_narrated_runs(QuoteRuns *runs)
{
    size_t speech_end = 0;

    for (size_t i = 0; i < runs->count; i++) {
        if (runs->items[i].depth == 0)
            speech_end = runs->items[i].close;
        else if (runs->items[i].open >= speech_end)
            runs->items[i].depth--;
    }
}

void passage_read_turn(Passage *passage, const Document *doc, size_t block, const SpeechWords *words,
                       QuoteStyle style, size_t start)
{
    begin_passage(passage, doc, block);
    quotations_scan(passage->text, style, &passage->runs);
    put_turn_around(passage, start);
    read_tokens(passage, words);
    split_runs(passage, true);
    lift_narrated_runs(&passage->runs);
    set_depths(passage);
    mark_styled(passage, doc, document_block(doc, block));
}

void passage_free(Passage *passage)
{
    vec_free(&passage->tokens);
    vec_free(&passage->runs);
}

Str token_text(const Passage *passage, size_t token)
{
    return passage_slice(passage, token, token);
}

Str passage_slice(const Passage *passage, size_t first_token, size_t last_token)
{
    return str_slice(passage->text, passage->tokens.items[first_token].start,
                     passage->tokens.items[last_token].end);
}

size_t passage_token_at(const Passage *passage, size_t byte)
{
    size_t low = 0, high = passage->tokens.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (passage->tokens.items[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
