/* What search does not tell apart, where a hit may begin and end, and the queries that say where to look. Each table row:
 * text, pattern, and what is found of the text, a bar between two hits. */
#include "document/search.h"
#include "base/fold.h"
#include "support.h"

typedef struct {
    const char *text, *pattern, *found;
} FoldCase;

/* CaseFolding.txt (C and F) and SpecialCasing.txt: full case folding, D144 */
static const FoldCase case_rows[] = {
    {"Tide TIDE tide", "tide", "Tide|TIDE|tide"},
    {"Straße", "strasse", "Straße"},
    {"STRASSE Straße", "straße", "STRASSE|Straße"},
    {"GROẞE", "grosse", "GROẞE"},
    {"große", "große", "große"},
    {"ΣΊΣΥΦΟΣ σίσυφος", "σίσυφος", "ΣΊΣΥΦΟΣ|σίσυφος"}, /* final sigma */
    {"λόγοσ", "λόγος", "λόγοσ"},
    {"МИР мир", "мир", "МИР|мир"},
    {"ĲSSEL", "ijssel", "ĲSSEL"},
    {"ǅep ǆep Ǆep", "džep", "ǅep|ǆep|Ǆep"}, /* titlecase */
    {"ŉ", "'n", "ŉ"},                       /* U+0149 folds to two */
    {"ǰ", "j", "ǰ"},
    {"ΐ", "ι", "ΐ"},
    {"և", "եւ", "և"}, /* Armenian ligature, by case folding */
    {"ᾳ", "αι", "ᾳ"}, /* iota subscript becomes a letter */
    {"ᾼ", "αι", "ᾼ"},
    {"ſtill", "still", "ſtill"}, /* LONG S */
    {"KELVIN", "kelvin", "KELVIN"},
    {"Å", "å", "Å"}, /* ANGSTROM SIGN */
    {"Ω", "ω", "Ω"}, /* OHM SIGN */
    {"İstanbul", "istanbul", "İstanbul"},
    {"ısı", "isi", "ısı"},
    {"𐐀𐐨", "𐐨𐐨", "𐐀𐐨"}, /* Deseret, beyond the BMP */
    {"Ꭰ", "ꭰ", "Ꭰ"},  /* Cherokee folds to capitals */
};

/* a capital in the pattern asks for capitals, and folds all the rest */
static const FoldCase smart_rows[] = {
    {"Reading in Reading", "Reading", "Reading|Reading"},
    {"reading Reading READING", "Reading", "Reading"},
    {"reading Reading READING", "READING", "READING"},
    {"Élan élan", "Elan", "Élan"},
    {"Élan élan ELAN", "É", "É|E"},
    {"Straße", "Strasse", "Straße"},
    {"STRASSE", "Strasse", ""},
    {"ŁÓDŹ Łódź", "Lodz", "Łódź"},
    {"Ærø ærø", "Aero", ""},
    {"ÆRØ", "AERO", "ÆRØ"},
    {"“No”", "\"No\"", "“No”"},
    {"OʼNeill", "O'Neill", "OʼNeill"},
    {"ﬁn ﬁN", "ﬁN", "ﬁN"},
    {"Ǆ ǆ", "Ǆ", "Ǆ"},
    {"Σ ς", "Σ", "Σ"},
};

/* UnicodeData.txt, canonical decompositions and combining classes: accents; NFC and NFD (UAX #15) */
static const FoldCase accent_rows[] = {
    {"café", "cafe", "café"},
    {"cafe", "café", "cafe"},
    {"cafe\xCC\x81 noir", "cafe", "cafe\xCC\x81"}, /* NFD: the mark belongs to the hit */
    {"cafe\xCC\x81", "café", "cafe\xCC\x81"},
    {"café", "cafe\xCC\x81", "café"},
    {"naïve", "naive", "naïve"},
    {"Müller Mueller", "muller", "Müller"},
    {"señor", "senor", "señor"},
    {"Ångström", "angstrom", "Ångström"},
    {"Dvořák", "dvorak", "Dvořák"},
    {"Hồ Chí Minh", "ho chi minh", "Hồ Chí Minh"}, /* two marks */
    {"a\xCC\xA3\xCC\x82z", "az", "a\xCC\xA3\xCC\x82z"},
    {"Ἀθῆναι", "αθηναι", "Ἀθῆναι"},
    {"ёлка", "елка", "ёлка"},
    {"й", "и", "й"},
    {"שָׁלוֹם", "שלום", "שָׁלוֹם"}, /* Hebrew points, classes 10 to 26 */
    {"كَتَبَ", "كتب", "كَتَبَ"},    /* Arabic points, 27 to 35 */
    {"أحمد", "احمد", "أحمد"}, /* hamza above decomposes */
    {"が", "か", ""},         /* class 8: voicing is another sound */
    {"か\xE3\x82\x99", "か", ""},
    {"が", "か\xE3\x82\x99", "が"},
    {"कि", "क", ""}, /* a vowel sign stays, and no hit ends inside a cluster */
    {"क़", "क\xE0\xA4\xBC", "क़"},
    {"กู", "กู", "กู"},
    {"o\xCC\x88", "ö", "o\xCC\x88"},
    {"e\xCC\x81\xCC\x81", "e", "e\xCC\x81\xCC\x81"},
    {"ae\xCC\x81 bé", "e", "e\xCC\x81|é"},
    {"\xCC\x81", "e", ""},   /* a mark by itself */
    {"abc", "\xCC\x81", ""}, /* a pattern that is folded away finds nothing */
};

/* CLDR, Latin-ASCII.xml */
static const FoldCase letter_rows[] = {
    {"smørrebrød", "smorrebrod", "smørrebrød"},
    {"Łódź", "lodz", "Łódź"},
    {"đakon Đakon", "dakon", "đakon|Đakon"},
    {"Ħal", "hal", "Ħal"},
    {"encyclopædia", "encyclopaedia", "encyclopædia"},
    {"œuvre Œuvre OEUVRE", "oeuvre", "œuvre|Œuvre|OEUVRE"},
    {"oeuvre", "œuvre", "oeuvre"},
    {"Þórr", "thorr", "Þórr"},
    {"Seyðisfjörður", "seydisfjordur", "Seyðisfjörður"},
    {"ŧŋ", "tn", "ŧŋ"},
    {"æ", "a", ""}, /* half a character is no hit */
    {"æ", "e", ""},
    {"caæd", "ae", "æ"},
    {"œ", "oe", "œ"},
};

/* UnicodeData.txt, compatibility decompositions: ligatures, width, forms */
static const FoldCase form_rows[] = {
    {"ﬁnd ﬂow", "find", "ﬁnd"},
    {"ﬂow", "flow", "ﬂow"},
    {"oﬃce", "office", "oﬃce"},
    {"oﬃce", "of", ""},
    {"oﬃce", "ff", ""},
    {"oﬀer", "off", "oﬀ"},
    {"oﬀer", "offer", "oﬀer"},
    {"ﬅop", "stop", "ﬅop"},
    {"office", "oﬃce", "office"},
    {"Ｒｅｃｔｏ", "recto", "Ｒｅｃｔｏ"},
    {"ｶﾞ", "ガ", "ｶﾞ"},
    {"①", "1", "①"},
    {"x²", "x2", "x²"},
    {"½", "1/2", "½"},
    {"№ 5", "no 5", "№ 5"},
    {"™", "tm", "™"},
    {"…", "...", "…"},
    {"wait...", "wait…", "wait..."},
    {"㎏", "kg", "㎏"},
    {"ﷺ", "صلى", ""}, /* a part of eighteen */
    {"ℌ", "h", "ℌ"},
    {"Ⅷ", "viii", "Ⅷ"},
    {"한국", "한국", "한국"},
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"}, /* conjoining */
    {"한", "하", ""},
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "하", ""},
    {"\xE8\xB1\x88", "\xEF\xA4\x80", "\xE8\xB1\x88"}, /* CJK compatibility ideograph */
};

/* PropList.txt: Quotation_Mark, Dash, White_Space; Default_Ignorable_Code_Point (DerivedCoreProperties.txt) */
static const FoldCase mark_rows[] = {
    {"don’t", "don't", "don’t"},
    {"don't", "don’t", "don't"},
    {"donʼt", "don't", "donʼt"},
    {"‘so’", "'so'", "‘so’"},
    {"‚so‘", "'so'", "‚so‘"},
    {"“so”", "\"so\"", "“so”"},
    {"„so“", "\"so\"", "„so“"},
    {"»so«", "\"so\"", "»so«"},
    {"« so »", "\" so \"", "« so »"},
    {"‹so›", "'so'", "‹so›"},
    {"\"so\"", "“so”", "\"so\""},
    {"6′2″", "6'2\"", "6′2″"},
    {"well‐known", "well-known", "well‐known"}, /* HYPHEN */
    {"well‑known", "well-known", "well‑known"}, /* NON-BREAKING HYPHEN */
    {"1914–1918", "1914-1918", "1914–1918"},
    {"yes—no", "yes-no", "yes—no"},
    {"yes--no", "yes—no", "yes--no"},
    {"yes—no", "yes--no", "yes—no"},
    {"yes---no", "yes-no", "yes---no"},
    {"−5", "-5", "−5"}, /* MINUS SIGN */
    {"a-b", "a–b", "a-b"},
    {"co\xC2\xADoperate", "cooperate", "co\xC2\xADoperate"}, /* SOFT HYPHEN */
    {"cooperate", "co\xC2\xADoperate", "cooperate"},
    {"\xC2\xADno", "no", "no"},
    {"zero\xE2\x80\x8Bwidth", "zerowidth", "zero\xE2\x80\x8Bwidth"},
    {"zero\xE2\x80\x8Dwidth", "zerowidth", "zero\xE2\x80\x8Dwidth"},
    {"word\xE2\x81\xA0joiner", "wordjoiner", "word\xE2\x81\xA0joiner"},
    {"a\xC2\xA0"
     "b",
     "a b",
     "a\xC2\xA0"
     "b"},
    {"a\xE2\x80\x89"
     "b",
     "a b",
     "a\xE2\x80\x89"
     "b"}, /* THIN SPACE */
    {"a   b", "a b", "a   b"},
    {"a b", "a   b", "a b"},
    {"a \xC2\xA0 b", "a b", "a \xC2\xA0 b"},
    {"one\ntwo", "one two", "one two"},
    {"one  two", "onetwo", ""},
    {"onetwo", "one two", ""},
    {"a\xE3\x80\x80"
     "b",
     "a b",
     "a\xE3\x80\x80"
     "b"}, /* IDEOGRAPHIC SPACE */
};

/* UAX #29: grapheme clusters */
static const FoldCase cluster_rows[] = {
    {"👩\xE2\x80\x8D🚀", "👩", ""},
    {"👩 👩", "👩", "👩|👩"},
    {"👍🏽", "👍", ""},
    {"❤\xEF\xB8\x8F", "❤", "❤\xEF\xB8\x8F"}, /* the variation selector is folded away */
    {"aaaa", "aa", "aa|aa"},
    {"ababab", "abab", "abab"},
    {"aaab", "aab", "aab"},
    {"abcabcabd", "abcabd", "abcabd"},
    {"👩\xE2\x80\x8D🚀", "🚀", ""}, /* GB11 */
    {"🇩🇪🇫🇷", "🇫🇷", "🇫🇷"},        /* GB12: flags are pairs */
    {"🇩🇪🇫🇷", "🇪🇫", ""},
    {"æae", "aea", "æa"},
    {"aæ", "aa", ""},
    {"ssß", "sß", "sß"}, /* not the first three of the four */
    {"sßs", "ssss", "sßs"},
};

/* UAX #29: words, of which hits are made */
static const FoldCase word_rows[] = {
    {"art part artful art", "art", "art|art"},
    {"art.", "art", "art"},
    {"(art)", "art", "art"},
    {"state-of-the-art", "art", "art"},
    {"the art's end", "art", ""}, /* WB6, WB7: an apostrophe between letters */
    {"don't", "don", ""},
    {"don’t", "don't", "don’t"},
    {"snake_case", "case", ""}, /* WB13a */
    {"3.14", "3", ""},          /* WB12 */
    {"in 1914, yes", "1914", "1914"},
    {"lake house lakes house", "lake house", "lake house"},
    {"Ölsand öl", "ol", "öl"},
    {"café", "caf", ""},
    {"cafe\xCC\x81", "cafe", "cafe\xCC\x81"},
    {"日本語", "本", "本"}, /* WB999 */
    {"“art”", "art", "art"},
    {"ﬁn ﬁne", "fin", "ﬁn"},
    {"a", "a", "a"},
    {"art\nart", "art", "art|art"},
    {"heart art", "art", "art"},
};

static void put_found(const Document *doc, const DocRangeList *hits, Buffer *out)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (i > 0)
            buffer_put_byte(out, '|');
        buffer_put(out, document_slice(doc, hits->items[i]));
    }
}

static bool finds(const FoldCase *row, SearchMode mode)
{
    Fixture fixture = fixture_cut(row->text);
    const Document *doc = fixture_finish(&fixture);
    SearchQuery *query;
    DocRangeList hits = {0};
    Buffer found = {0};
    assert_true(search_query_new(str_from(row->pattern), mode, &query).ok);
    assert_true(document_search(doc, query, (SearchOptions){0}, &hits));
    put_found(doc, &hits, &found);
    bool right = str_equal(buffer_str(&found), str_from(row->found));
    if (!right)
        print_error("\"%s\" in \"%s\": found \"%.*s\", not \"%s\"\n", row->pattern, row->text,
                    (int)found.len_bytes, found.data, row->found);
    search_query_free(query);
    buffer_free(&found);
    vec_free(&hits);
    fixture_free(&fixture);
    return right;
}

static void check_rows(const FoldCase *rows, size_t count, SearchMode mode)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += !finds(&rows[i], mode);
    assert_int_equal(wrong, 0);
}

#define CHECK_ROWS(rows, mode) check_rows((rows), sizeof(rows) / sizeof *(rows), (mode))

static void cases_are_folded(void **state)
{
    (void)state;
    CHECK_ROWS(case_rows, SEARCH_PLAIN);
}

static void capitals_ask_for_capitals(void **state)
{
    (void)state;
    CHECK_ROWS(smart_rows, SEARCH_PLAIN);
}

static void accents_are_folded(void **state)
{
    (void)state;
    CHECK_ROWS(accent_rows, SEARCH_PLAIN);
}

static void letters_and_forms_are_folded(void **state)
{
    (void)state;
    CHECK_ROWS(letter_rows, SEARCH_PLAIN);
    CHECK_ROWS(form_rows, SEARCH_PLAIN);
}

static void marks_and_blanks_are_folded(void **state)
{
    (void)state;
    CHECK_ROWS(mark_rows, SEARCH_PLAIN);
}

static void hits_are_whole_clusters(void **state)
{
    (void)state;
    CHECK_ROWS(cluster_rows, SEARCH_PLAIN);
}

static void words_are_whole(void **state)
{
    (void)state;
    CHECK_ROWS(word_rows, SEARCH_WORDS);
}

/* ---- properties ---------------------------------------------------------------------------------------- */

/* xorshift64 (Marsaglia 2003) */
static size_t random_below(uint64_t *state, size_t count)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state % count);
}

static void put_random(uint64_t *state, size_t count, Buffer *out)
{
    static const char *const units[] = {
        "a",        "b",  "A",  "e",  "s", "f",  "i",        " ",        "\n",
        "-",        "'",  "ß",  "é",  "æ", "ﬁ",  "ﬃ",        "“",        "–",
        "ẞ",        "İ",  "が", "한", "👩", "🇩🇪", "\xCC\x81", "\xC2\xAD", "\xE2\x80\x8D",
        "\xC2\xA0", "\"", "--"};
    for (size_t i = 0; i < count; i++)
        buffer_put(out, str_from(units[random_below(state, sizeof units / sizeof *units)]));
}

static void fold_text(Str text, bool keep_case, Buffer *out)
{
    Folder folder;
    folder_init(&folder, keep_case);
    FoldWalk walk = {.folder = &folder, .text = text};
    for (FoldSymbol symbol; fold_next(&walk, &symbol);)
        buffer_put_format(out, "%x ", (unsigned)symbol.value);
}

static void search_in_steps(const Document *doc, Str pattern, SearchMode mode, DocPos from, size_t step,
                            DocRangeList *hits)
{
    SearchQuery *query;
    assert_true(search_query_new(pattern, mode, &query).ok);
    SearchScan *scan = search_scan_new(doc, query, (SearchOptions){.from = from});
    while (search_scan_step(scan, step, hits)) {
    }
    search_scan_free(scan);
    search_query_free(query);
}

static void assert_same_hits(const DocRangeList *a, const DocRangeList *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->items[i].start, b->items[i].start);
        assert_int_equal(a->items[i].end, b->items[i].end);
    }
}

/* A hit, folded again, is the pattern; and it does not matter in what steps, and from where, the text is looked through. */
static void hits_fold_to_the_pattern(void **state)
{
    (void)state;
    uint64_t random = 0x9E3779B97F4A7C15u;
    size_t found = 0;
    for (int round = 0; round < 2000; round++) {
        Buffer text = {0}, pattern = {0};
        put_random(&random, 1 + random_below(&random, 120), &text);
        put_random(&random, 1 + random_below(&random, 4), &pattern);
        buffer_put_byte(&text, '\0');
        Fixture fixture = fixture_cut(text.data);
        const Document *doc = fixture_finish(&fixture);
        SearchMode mode = random_below(&random, 4) == 0 ? SEARCH_WORDS : SEARCH_PLAIN;
        DocRangeList hits = {0}, stepped = {0};
        search_in_steps(doc, buffer_str(&pattern), mode, 0, SIZE_MAX, &hits);
        search_in_steps(doc, buffer_str(&pattern), mode, random_below(&random, 100),
                        1 + random_below(&random, 40), &stepped);
        assert_same_hits(&hits, &stepped);
        for (size_t i = 0; i < hits.count; i++) {
            Buffer got = {0}, wanted = {0};
            bool keep_case = fold_has_capital(buffer_str(&pattern));
            fold_text(document_slice(doc, hits.items[i]), keep_case, &got);
            fold_text(buffer_str(&pattern), keep_case, &wanted);
            assert_true(str_equal(buffer_str(&got), buffer_str(&wanted)));
            buffer_free(&got);
            buffer_free(&wanted);
            found++;
        }
        vec_free(&hits);
        vec_free(&stepped);
        buffer_free(&text);
        buffer_free(&pattern);
        fixture_free(&fixture);
    }
    assert_true(found > 500); /* or nothing was tested */
}

/* A regular expression is not asked from the middle of a character, which PCRE2 takes on trust that it isn't. */
static void steps_do_not_cut_characters(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("€w€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€w");
    const Document *doc = fixture_finish(&fixture);
    for (size_t step = 1; step < 70; step++) {
        DocRangeList none = {0}, all = {0}, stepped = {0};
        search_in_steps(doc, STR("\\B"), SEARCH_REGEX, 0, step, &none);
        assert_int_equal(none.count, 0); /* what it matches is empty */
        search_in_steps(doc, STR("\\b."), SEARCH_REGEX, 0, SIZE_MAX, &all);
        search_in_steps(doc, STR("\\b."), SEARCH_REGEX, 0, step, &stepped);
        assert_int_equal(all.count, 3);
        assert_same_hits(&all, &stepped);
        vec_free(&none);
        vec_free(&all);
        vec_free(&stepped);
    }
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_are_folded),
        cmocka_unit_test(capitals_ask_for_capitals),
        cmocka_unit_test(accents_are_folded),
        cmocka_unit_test(letters_and_forms_are_folded),
        cmocka_unit_test(marks_and_blanks_are_folded),
        cmocka_unit_test(hits_are_whole_clusters),
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(hits_fold_to_the_pattern),
        cmocka_unit_test(steps_do_not_cut_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
