/* Looks and distances as text, and what must hold at every measure. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "golden.h"

static const FixtureBlock MAGAZINE[] = {
    {.cls = BLOCK_FURNITURE, .text = "Arrin Review  |  Essay"},
    {.cls = BLOCK_KICKER, .text = "ESSAY"},
    {.cls = BLOCK_TITLE, .level = 1, .text = "The lamp that was paid by the hour"},
    {.cls = BLOCK_DECK, .text = "A harbour town kept two clocks and trusted neither. _By Ines Marl_"},
    {.cls = BLOCK_BYLINE, .text = "Ines Marl"},
    {.cls = BLOCK_EPIGRAPH, .text = "Nobody is late who arrives with the water."},
    {.cls = BLOCK_ATTRIB, .text = "Pilots' proverb"},
    {.cls = BLOCK_PARA,
     .text = "When the keeper Osric Vane took the lamp in 1911, he was told to write down *every* ship; he "
             "wrote down every *moth* instead, which “took up more room”, he said, “than the ships did”."},
    {.cls = BLOCK_CAPTION,
     .text = "The lamp room at Pell, with the moths still on the glass of the north window."},
    {.cls = BLOCK_FURNITURE, .text = "12"},
    {.cls = BLOCK_PULLQUOTE, .text = "“He wrote down every moth instead, which took up more room”"},
    {.cls = BLOCK_HEADING, .level = 2, .text = "Two clocks"},
    {.cls = BLOCK_HEADING, .level = 2, .subheading = true, .text = "A quarrel"},
    {.cls = BLOCK_PARA,
     .text = "Ordinary words follow, with a long one: Donaudampfschifffahrtsgesellschaftskapitän."},
    {.cls = BLOCK_QUOTE,
     .quote_depth = 1,
     .text = "The first clock tells the time. The second tells the first what it should have said."},
    {.cls = BLOCK_QUOTE, .quote_depth = 1, .text = "A third would be vanity."},
    {.cls = BLOCK_ATTRIB, .text = "Odo Kesh"},
    {.cls = BLOCK_HEADING, .level = 3, .text = "Smaller print"},
    {.cls = BLOCK_LIST,
     .list_depth = 1,
     .marker = "-",
     .text = "rope, of which there was never enough for both boats at once"},
    {.cls = BLOCK_LIST, .list_depth = 2, .marker = "*", .tight = true, .text = "tarred"},
    {.cls = BLOCK_LIST,
     .list_depth = 1,
     .marker = "10.",
     .tight = true,
     .text = "and a ledger that had to be written up in ink every evening"},
    {.cls = BLOCK_PARA, .list_depth = 1, .text = "whatever the weather."},
    {.cls = BLOCK_VERSE,
     .text = "O lamp, O lamp, the tide is in,\nand every moth that ever was, or that shall be, is at the "
             "glass,\n\nso mind the wick"},
    {.cls = BLOCK_ATTRIB, .text = "The keeper"},
    {.cls = BLOCK_CODE,
     .text = "if (tide)\n\treturn lamp;\n\nint main(void) { return "
             "open_the_gates_of_the_basin_at_the_turn_of_the_tide_and_wait(); }"},
    {.cls = BLOCK_TABLE, .text = "Clock\tKept by\tError\nNorth\tVane\t12 s\nSouth 日本\tnobody at all\t1 h"},
    {.cls = BLOCK_IMAGE, .text = "A drawing of the wick"},
    {.cls = BLOCK_CAPTION, .text = "Drawn in 1912."},
    {.cls = BLOCK_RULE, .text = "---"},
    {.cls = BLOCK_RULE, .text = "❦"},
    {.cls = BLOCK_QUESTION, .text = "Did you ever stop the clock?"},
    {.cls = BLOCK_ANSWER, .text = "Never. It stopped by itself, and I let it."},
    {.cls = BLOCK_ATTRIB, .text = "KEEPER"},
    {.cls = BLOCK_PARA, .text = "Who goes there?"},
    {.cls = BLOCK_SIGN, .text = "Ines Marl"},
    {.cls = BLOCK_NOTE,
     .marker = "1.",
     .text = "The ledger is lost, but for the pages on which the moths were pressed."},
    {.cls = BLOCK_NOTE, .marker = "2.", .text = "See above."},
    {.cls = BLOCK_BIO, .text = "Ines Marl keeps time for a living."},
    {.cls = BLOCK_META, .text = "e-mail: marl@example.org"},
    {.cls = BLOCK_HEADING, .level = 1, .text = "Books in brief"},
    {.cls = BLOCK_BOOKTITLE, .level = 2, .text = "A Wick for All Seasons"},
    {.cls = BLOCK_BOOKCITE, .text = "Dov Perrin *Gullwing* (2021)"},
    {.cls = BLOCK_PARA, .text = "Light, on the whole."},
    {.cls = BLOCK_BOOKTITLE,
     .level = 2,
     .text = "日本の灯台 and 👨‍👩‍👧‍👦 e\xCC\x81té"},
    {.cls = BLOCK_BOOKCITE, .text = "Anon."},
    {.cls = BLOCK_PARA,
     .text = "「灯台」は海の上の道しるべである。10\xC2\xA0km 先まで届く。co\xC2\xADop\xC2\xAD"
             "er\xC2\xAD"
             "ation"},
    {.cls = BLOCK_REVIEWER, .text = "Petra Lund"},
};

/* What is set by what stands around it: poems, talks, letters, lists, notes. */
static const FixtureBlock MISCELLANY[] = {
    {.cls = BLOCK_VERSE,
     .text =
         "The water comes, the water goes,\n    And what it brings is what it owes;\nThe ferryman who counts "
         "the tide, and writes it down in pencil on the wall,\n      has seen\n\nno other side"},
    {.cls = BLOCK_ATTRIB, .text = "— Odo Kesh, “Crossings”"},
    {.cls = BLOCK_VERSE,
     .text = "أيها المصباح، جاء المد\n  وكل فراشة كانت أو ستكون على الزجاج الليلة\nفانتبه للفتيل"},
    {.cls = BLOCK_SIGN, .text = "Ida Renwick, aged 81"},
    {.cls = BLOCK_VERSE, .text = "日本の灯台\n　海の上"},
    {.cls = BLOCK_REVIEWER, .text = "Petra Lund"},
    {.cls = BLOCK_QUESTION,
     .text = "Q: When did you *first* see the ledgers, and who had kept them before you?"},
    {.cls = BLOCK_ANSWER, .text = "A: On the first morning. They were in a cupboard behind the boiler."},
    {.cls = BLOCK_ANSWER, .text = "The key was in the lock, which was in the river, where we found it."},
    {.cls = BLOCK_QUESTION, .text = "Q: Did anyone mind?"},
    {.cls = BLOCK_ANSWER, .text = "A: No: why should they?"},
    {.cls = BLOCK_PARA,
     .kind = "speech",
     .text = "OSRIC VANE [00:14]: You have said that a lamp is a promise."},
    {.cls = BLOCK_PARA,
     .kind = "speech",
     .text = "THEA BY NIGHT: Made to whoever comes next, and never kept."},
    {.cls = BLOCK_PARA, .kind = "speech", .text = "OSRIC VANE: Would you say so again?"},
    {.cls = BLOCK_PARA, .kind = "speech", .text = "THEA BY NIGHT: Not on a mug."},
    {.cls = BLOCK_HEADING, .level = 2, .text = "Letters: on the counting of lamps and of moths in the town"},
    {.cls = BLOCK_QUESTION, .text = "Is the dark the opposite of the lamp?"},
    {.cls = BLOCK_ANSWER, .text = "No: it is the thing that the lamp is for."},
    {.cls = BLOCK_PARA, .text = "Sir, – The moths are still there."},
    {.cls = BLOCK_SIGN, .text = "Yours faithfully,"},
    {.cls = BLOCK_SIGN, .text = "Lena Strand"},
    {.cls = BLOCK_PARA, .text = "Sir, – The lamps are not."},
    {.cls = BLOCK_QUOTE, .quote_depth = 1, .text = "They were counted again."},
    {.cls = BLOCK_QUOTE,
     .quote_depth = 1,
     .text = "— The keeper, in the last but one of his letters to the council"},
    {.cls = BLOCK_EPIGRAPH, .text = "Nobody is late who arrives with the water."},
    {.cls = BLOCK_ATTRIB, .text = "Pilots' proverb"},
    {.cls = BLOCK_PARA, .text = "What follows is a list."},
    {.cls = BLOCK_LIST, .list_depth = 1, .marker = "9.", .tight = true, .text = "ropes, tarred"},
    {.cls = BLOCK_LIST,
     .list_depth = 1,
     .marker = "10.",
     .tight = true,
     .text = "lamps, of which one is lit"},
    {.cls = BLOCK_PARA, .list_depth = 1, .text = "and one is kept in reserve for the visitors."},
    {.cls = BLOCK_LIST, .list_depth = 2, .marker = "-", .tight = true, .text = "oil for it"},
    {.cls = BLOCK_FURNITURE, .text = "Arrin Review"},
    {.cls = BLOCK_LIST, .list_depth = 3, .marker = "a)", .tight = true, .text = "of whales, as a rule"},
    {.cls = BLOCK_LIST, .list_depth = 1, .marker = "111.", .tight = true, .text = "moths"},
    {.cls = BLOCK_LIST, .list_depth = 1, .marker = "*", .text = "and no more ships"},
    {.cls = BLOCK_CAPTION, .text = "The lamp room at Pell."},
    {.cls = BLOCK_CAPTION, .kind = "credit", .text = "Photograph: Lena Strand"},
    {.cls = BLOCK_NOTE, .text = "[^9]: See above, where it is said twice, and below, where it is denied."},
    {.cls = BLOCK_NOTE, .text = "[^10]: See below."},
    {.cls = BLOCK_NOTE, .text = "† Of the author."},
};

enum {
    MAGAZINE_BLOCKS = sizeof MAGAZINE / sizeof MAGAZINE[0],
    MISCELLANY_BLOCKS = sizeof MISCELLANY / sizeof MISCELLANY[0]
};

static int build_page(void **state, const FixtureBlock *blocks, size_t count)
{
    Fixture *fixture = memory_alloc(sizeof *fixture);
    *fixture = fixture_build(blocks, count);
    *state = fixture;
    return 0;
}

static int build_magazine(void **state)
{
    return build_page(state, MAGAZINE, MAGAZINE_BLOCKS);
}

static int build_miscellany(void **state)
{
    return build_page(state, MISCELLANY, MISCELLANY_BLOCKS);
}

static int free_page(void **state)
{
    fixture_free(*state);
    memory_free(*state);
    return 0;
}

static void put_rows(Layout *layout, size_t first, size_t end, Buffer *out)
{
    for (size_t block = first; block < end; block++) {
        const LaidBlock *laid = layout_block(layout, block);
        for (size_t i = 0; i < laid->row_count; i++) {
            fixture_put_row(&laid->rows[i], out);
            buffer_put_byte(out, '\n');
        }
    }
}

typedef struct {
    const char *golden;
    LayoutOptions options;
} LookCase;

static void assert_looks(const Document *doc, const LookCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Layout *layout = layout_new(doc, cases[i].options);
        Buffer out = {0};
        put_rows(layout, 0, document_block_count(doc), &out);
        assert_golden(&out, cases[i].golden);
        buffer_free(&out);
        layout_free(layout);
    }
}

static void sets_each_class_in_its_look(void **state)
{
    static const LookCase CASES[] = {
        {"layout/magazine-60.txt", {.measure_cols = 60}},
        {"layout/magazine-24.txt", {.measure_cols = 24}},
        {"layout/magazine-60-furniture.txt", {.measure_cols = 60, .show_furniture = true}},
    };
    const Fixture *fixture = *state;
    assert_looks(fixture->doc, CASES, sizeof CASES / sizeof CASES[0]);
}

static void sets_blocks_by_what_is_around_them(void **state)
{
    static const LookCase CASES[] = {
        {"layout/miscellany-60.txt", {.measure_cols = 60}},
        {"layout/miscellany-32.txt", {.measure_cols = 32, .visual_order = true}},
    };
    const Fixture *fixture = *state;
    assert_looks(fixture->doc, CASES, sizeof CASES / sizeof CASES[0]);
}

/* A name before what somebody says is a name to look at, too, where another turn has it again. */
static void shows_who_speaks(void **state)
{
    const Fixture *fixture = *state;
    static const struct {
        const char *text, *label;
    } CASES[] = {{"A: On", "A:"},
                 {"OSRIC VANE [00:14]: You", "OSRIC VANE [00:14]:"},
                 {"THEA BY NIGHT: Not", "THEA BY NIGHT:"},
                 {"No: it is", ""},
                 {"Sir, – The moths", ""}};
    Layout *layout = layout_new(fixture->doc, (LayoutOptions){.measure_cols = 60});
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        DocPos pos = str_find(document_text(fixture->doc), str_from(CASES[i].text), 0);
        size_t block = document_block_at(fixture->doc, pos);
        const LaidBlock *laid = layout_block(layout, block);
        const Run *first = &laid->rows[laid->first_text_row].runs[0];
        Str label = first->style == STYLE_ATTRIBUTION ? first->text : (Str){0};
        assert_true(str_equal(label, str_from(CASES[i].label)));
    }
    layout_free(layout);
}

/* Every span of a row's text has its runs, and no other. */
static void splits_runs_at_spans(void **state)
{
    (void)state;
    static const FixtureBlock BLOCK[] = {{.cls = BLOCK_PARA, .text = "plain *soft _both_ soft* _hard_"}};
    static const struct {
        const char *text;
        SpanSet spans;
        uint32_t col;
    } EXPECTED[] = {
        {"plain ", 0, 0},
        {"soft ", 1 << SPAN_EMPHASIS, 6},
        {"both", 1 << SPAN_EMPHASIS | 1 << SPAN_STRONG, 11},
        {" soft", 1 << SPAN_EMPHASIS, 15},
        {" ", 0, 20},
        {"hard", 1 << SPAN_STRONG, 21},
    };
    Fixture fixture = fixture_build(BLOCK, 1);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    const Row *row = &layout_block(layout, 0)->rows[0];
    assert_int_equal(row->run_count, sizeof EXPECTED / sizeof EXPECTED[0]);
    for (size_t i = 0; i < row->run_count; i++) {
        assert_true(str_equal(row->runs[i].text, str_from(EXPECTED[i].text)));
        assert_int_equal(row->runs[i].spans, EXPECTED[i].spans);
        assert_int_equal(row->runs[i].col, EXPECTED[i].col);
    }
    layout_free(layout);
    fixture_free(&fixture);
}

static void holds_up_to(const Fixture *fixture, size_t widest_measure)
{
    Layout *layout = layout_new(fixture->doc, (LayoutOptions){.measure_cols = 1});
    Hyphenator *patterns = hyphenator_new(RECTO_TESTS_DIR "/unit/layout/patterns", STR("xx"));
    for (size_t measure = 1; measure <= widest_measure; measure++) {
        for (int variant = 0; variant < 8; variant++) {
            layout_set_options(layout, (LayoutOptions){.measure_cols = measure,
                                                       .show_furniture = variant & 1,
                                                       .verbatim = variant & 2,
                                                       .hyphenator = variant & 4 ? patterns : NULL,
                                                       .justify = variant & 4,
                                                       .visual_order = variant & 4});
            for (size_t block = 0; block < document_block_count(fixture->doc); block++) {
                check_block(layout, fixture->doc, block, measure);
            }
        }
    }
    layout_free(layout);
    hyphenator_free(patterns);
}

static void holds_at_every_measure(void **state)
{
    holds_up_to(*state, 200);
}

static void holds_where_ambiguous_characters_are_wide(void **state)
{
    utf8_set_ambiguous_wide(true);
    holds_up_to(*state, 40);
    utf8_set_ambiguous_wide(false);
}

/* What we draw ourselves is in ASCII then, where it has but one column. */
static void sets_each_class_where_ambiguous_characters_are_wide(void **state)
{
    const Fixture *fixture = *state;
    Buffer out = {0};
    utf8_set_ambiguous_wide(true);
    Layout *layout = layout_new(fixture->doc, (LayoutOptions){.measure_cols = 60});
    put_rows(layout, 0, MAGAZINE_BLOCKS, &out);
    utf8_set_ambiguous_wide(false);
    assert_golden(&out, "layout/magazine-60-wide.txt");
    buffer_free(&out);
    layout_free(layout);
}

/* Text of every kind in blocks of every class. */
static void holds_for_any_text(void **state)
{
    (void)state;
    enum {
        COUNT = 60,
        ROUNDS = 40
    };
    uint32_t seed = 11;
    Hyphenator *patterns = hyphenator_new(RECTO_TESTS_DIR "/unit/layout/patterns", STR("xx"));
    for (int round = 0; round < ROUNDS; round++) {
        FixtureBlock blocks[COUNT];
        Buffer texts[COUNT] = {0};
        for (size_t i = 0; i < COUNT; i++) {
            put_random_text(&texts[i], &seed);
            BlockClass cls = (BlockClass)(1 + next_random(&seed) % (BLOCK_CLASS_COUNT - 1));
            blocks[i] = (FixtureBlock){.cls = cls == BLOCK_CONT ? BLOCK_PARA : cls,
                                       .text = texts[i].data,
                                       .quote_depth = next_random(&seed) % 8 == 0 ? 200 : 0,
                                       .list_depth = (uint8_t)(next_random(&seed) % 5),
                                       .level = (uint8_t)(next_random(&seed) % 5),
                                       .marker = next_random(&seed) % 4 ? "" : "(xviii)",
                                       .kind = next_random(&seed) % 4 ? NULL : "speech",
                                       .columns = next_random(&seed) % 2 ? "-rcl" : NULL};
        }
        Fixture fixture = fixture_build(blocks, COUNT);
        size_t measure = 1 + next_random(&seed) % 50;
        Layout *layout =
            layout_new(fixture.doc, (LayoutOptions){.measure_cols = measure,
                                                    .show_furniture = round % 2,
                                                    .verbatim = round % 4 == 3,
                                                    .hyphenator = round % 8 < 4 ? patterns : NULL,
                                                    .justify = round % 8 < 4,
                                                    .visual_order = round % 8 < 4});
        for (size_t i = 0; i < document_block_count(fixture.doc); i++) {
            check_block(layout, fixture.doc, i, measure);
        }
        layout_free(layout);
        fixture_free(&fixture);
        for (size_t i = 0; i < COUNT; i++) {
            buffer_free(&texts[i]);
        }
    }
    hyphenator_free(patterns);
}

/* Lines of body text reach the measure, but for the last and for those that have too few blanks; what is not body text
 * stays as it is. */
static void spreads_lines_to_the_measure(void **state)
{
    (void)state;
    static const FixtureBlock blocks[] = {
        {.cls = BLOCK_PARA,
         .text =
             "The keeper wrote down *every ship* that came in by the north channel, and of those that went "
             "out again only the ones which he liked the look of."},
        {.cls = BLOCK_HEADING,
         .level = 2,
         .text = "What the keeper wrote about the ships in his later years"}};
    Fixture fixture = fixture_build(blocks, 2);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 36, .justify = true});
    Buffer rows = {0};
    for (size_t block = 0; block < 2; block++) {
        const LaidBlock *laid = layout_block(layout, block);
        for (size_t i = 0; i < laid->row_count; i++) {
            fixture_put_row(&laid->rows[i], &rows);
            buffer_put(&rows, STR("|\n"));
        }
    }
    buffer_put_byte(&rows, '\0');
    assert_string_equal(rows.data, "The keeper  wrote  down  every  ship|\n"
                                   "that  came in by  the north channel,|\n"
                                   "and of  those  that went  out  again|\n"
                                   "only  the  ones which  he  liked the|\n"
                                   "look of.|\n"
                                   "|\n"
                                   "|\n"
                                   "What the keeper wrote about|\n"
                                   "the ships in his later years|\n");
    buffer_free(&rows);
    layout_free(layout);
    fixture_free(&fixture);
}

/* Under the first letter of a quotation that is set off stand its other lines, not under the mark. */
static void hangs_quotation_marks(void **state)
{
    (void)state;
    static const FixtureBlock blocks[] = {
        {.cls = BLOCK_QUOTE, .quote_depth = 1, .text = "“He wrote down every moth,” says the log."},
        {.cls = BLOCK_QUOTE, .quote_depth = 1, .text = "« Il a noté chaque papillon », dit le journal."},
        {.cls = BLOCK_PARA, .text = "“He wrote down every moth,” says the log."}};
    static const char *const wanted[] = {"│ “He wrote down every\n│  moth,” says the log.\n",
                                         "│\n│ « Il a noté chaque\n│   papillon », dit le\n│   journal.\n",
                                         "\n“He wrote down every\nmoth,” says the log.\n"};
    Fixture fixture = fixture_build(blocks, 3);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 24});
    Buffer rows = {0};
    for (size_t block = 0; block < 3; block++) {
        const LaidBlock *laid = layout_block(layout, block);
        buffer_clear(&rows);
        for (size_t i = 0; i < laid->row_count; i++) {
            fixture_put_row(&laid->rows[i], &rows);
            buffer_put_byte(&rows, '\n');
        }
        buffer_put_byte(&rows, '\0');
        assert_string_equal(rows.data, wanted[block]);
    }
    buffer_free(&rows);
    layout_free(layout);
    fixture_free(&fixture);
}

/* A block that is not shown leaves no trace: what stands around it is as far apart as without it. */
static void hidden_blocks_add_no_room(void **state)
{
    (void)state;
    static const FixtureBlock BLOCKS[] = {
        {.cls = BLOCK_FURNITURE, .text = "head"}, {.cls = BLOCK_PARA, .text = "one"},
        {.cls = BLOCK_FURNITURE, .text = "foot"}, {.cls = BLOCK_FURNITURE, .text = "head"},
        {.cls = BLOCK_PARA, .text = "two"},
    };
    Fixture fixture = fixture_build(BLOCKS, 5);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    assert_int_equal(layout_block(layout, 0)->row_count, 0);
    assert_int_equal(layout_row_of(layout, 0, 2), 0);
    assert_int_equal(layout_block(layout, 1)->row_count, 1);
    assert_int_equal(layout_block(layout, 4)->row_count, 2);
    assert_int_equal(layout_block(layout, 4)->first_text_row, 1);
    layout_set_options(layout, (LayoutOptions){.measure_cols = 40, .show_furniture = true});
    assert_int_equal(layout_block(layout, 0)->row_count, 1);
    assert_int_equal(layout_block(layout, 1)->row_count, 2);
    layout_free(layout);
    fixture_free(&fixture);
}

/* Blank rows and rules between two blocks. */
static void sets_blocks_apart(void **state)
{
    (void)state;
    static const struct {
        FixtureBlock above, below;
        size_t blank_rows;
        size_t rule_cols;
    } CASES[] = {
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_PARA}, 1, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_HEADING, .level = 2}, 2, 0},
        {{.cls = BLOCK_HEADING, .level = 2}, {.cls = BLOCK_PARA}, 1, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_HEADING, .level = 3}, 1, 0},
        {{.cls = BLOCK_HEADING, .level = 3}, {.cls = BLOCK_PARA}, 0, 0},
        {{.cls = BLOCK_HEADING, .level = 2}, {.cls = BLOCK_HEADING, .level = 3}, 1, 0},
        {{.cls = BLOCK_HEADING, .level = 2}, {.cls = BLOCK_HEADING, .level = 2, .subheading = true}, 0, 0},
        {{.cls = BLOCK_KICKER}, {.cls = BLOCK_TITLE, .level = 1}, 0, 0},
        {{.cls = BLOCK_TITLE, .level = 1}, {.cls = BLOCK_DECK}, 1, 0},
        {{.cls = BLOCK_TITLE, .level = 1}, {.cls = BLOCK_BYLINE}, 0, 0},
        {{.cls = BLOCK_DECK}, {.cls = BLOCK_PARA}, 2, 0},
        {{.cls = BLOCK_LIST, .list_depth = 1}, {.cls = BLOCK_LIST, .list_depth = 1}, 1, 0},
        {{.cls = BLOCK_LIST, .list_depth = 1}, {.cls = BLOCK_LIST, .list_depth = 1, .tight = true}, 0, 0},
        {{.cls = BLOCK_IMAGE}, {.cls = BLOCK_CAPTION}, 0, 0},
        {{.cls = BLOCK_CAPTION}, {.cls = BLOCK_CAPTION}, 1, 0},
        {{.cls = BLOCK_CAPTION}, {.cls = BLOCK_CAPTION, .kind = "credit"}, 0, 0},
        {{.cls = BLOCK_EPIGRAPH}, {.cls = BLOCK_PARA}, 2, 0},
        {{.cls = BLOCK_VERSE}, {.cls = BLOCK_ATTRIB}, 0, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_BIO}, 1, 12},
        {{.cls = BLOCK_BIO}, {.cls = BLOCK_BIO}, 1, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_BOOKTITLE, .level = 2}, 1, 40},
        {{.cls = BLOCK_HEADING, .level = 1}, {.cls = BLOCK_BOOKTITLE, .level = 2}, 1, 40},
        {{.cls = BLOCK_HEADING, .level = 3}, {.cls = BLOCK_BOOKCITE}, 0, 0},
        {{.cls = BLOCK_HEADING, .level = 2}, {.cls = BLOCK_BOOKCITE}, 1, 0}, /* "Book Reviews" */
        {{.cls = BLOCK_BOOKTITLE, .level = 2}, {.cls = BLOCK_BOOKCITE}, 0, 0},
        {{.cls = BLOCK_BOOKCITE}, {.cls = BLOCK_BOOKTITLE, .level = 2}, 1, 0},
        {{.cls = BLOCK_BOOKCITE}, {.cls = BLOCK_PARA}, 1, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_SIGN}, 0, 0},
        {{.cls = BLOCK_PARA}, {.cls = BLOCK_REVIEWER}, 0, 0},
        {{.cls = BLOCK_DECK}, {.cls = BLOCK_REVIEWER}, 1, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        FixtureBlock blocks[] = {CASES[i].above, CASES[i].below};
        blocks[0].text = "above";
        blocks[1].text = "below";
        Fixture fixture = fixture_build(blocks, 2);
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
        const LaidBlock *laid = layout_block(layout, 1);
        size_t rule_rows = CASES[i].rule_cols > 0;
        assert_int_equal(layout_block(layout, 0)->row_count, 1);
        assert_int_equal(laid->first_text_row, CASES[i].blank_rows);
        assert_int_equal(laid->row_count, CASES[i].blank_rows + rule_rows + 1);
        if (rule_rows) {
            assert_int_equal(layout_row_cols(&laid->rows[CASES[i].blank_rows]), CASES[i].rule_cols);
        }
        layout_free(layout);
        fixture_free(&fixture);
    }
}

static void review_of_the_first_two(DocumentBuilder *builder, const Document *doc)
{
    (void)doc;
    builder_add_review(builder,
                       (Review){.head_first = 1, .head_last = 3, .section = NONE, .body_block = NONE});
}

/* A heading that is the title of the book under review stands close to the citation. */
static void sets_a_book_heading_close(void **state)
{
    (void)state;
    static const FixtureBlock BLOCKS[] = {
        {.cls = BLOCK_HEADING, .level = 2, .text = "Mars"},
        {.cls = BLOCK_BOOKCITE, .text = "Ann Ash"},
    };
    Fixture fixture = fixture_build_with(BLOCKS, 2, review_of_the_first_two);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    assert_int_equal(layout_block(layout, 1)->row_count, 1);
    layout_free(layout);
    fixture_free(&fixture);
}

/* Short lines of a head were meant; a line that the next word would not have fitted into was only full. */
static void stacks_what_was_printed_in_short_lines(void **state)
{
    (void)state;
    static const char PROSE[] = "A line of thirty-two columns is\nthe widest of them.";
    static const struct {
        BlockClass cls;
        const char *text, *expected;
    } CASES[] = {
        {BLOCK_BOOKCITE, "THE SALT ROAD\nEuphemia Grant\n288pp. Marram.",
         "THE SALT ROAD\nEuphemia Grant\n288pp. Marram.\n"},
        {BLOCK_BOOKCITE, "The Salt Road: a Journey in\nCarts. By Euphemia Grant and\nother people.\nMarram.",
         "The Salt Road: a Journey in Carts. By\n  Euphemia Grant and other people.\nMarram.\n"},
        {BLOCK_BYLINE, "By Ann Ash\nStaff writer", "By Ann Ash\nStaff writer\n"},
        {BLOCK_SIGN, "Ann Ash\nPell",
         "                                 Ann Ash\n"
         "                                    Pell\n"},
        {BLOCK_DECK, "A short\nsentence", "A short sentence\n"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        FixtureBlock blocks[] = {{.cls = CASES[i].cls, .text = CASES[i].text},
                                 {.cls = BLOCK_PARA, .text = PROSE}};
        Fixture fixture = fixture_build(blocks, 2);
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
        const LaidBlock *laid = layout_block(layout, 0);
        Buffer out = {0};
        for (size_t row = 0; row < laid->row_count; row++) {
            fixture_put_row(&laid->rows[row], &out);
            buffer_put_byte(&out, '\n');
        }
        buffer_put_byte(&out, '\0');
        assert_string_equal(out.data, CASES[i].expected);
        buffer_free(&out);
        layout_free(layout);
        fixture_free(&fixture);
    }
}

/* What was returned stays good while 64 other blocks are asked for. */
static void keeps_64_blocks(void **state)
{
    (void)state;
    enum {
        COUNT = 200
    };
    FixtureBlock blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = (FixtureBlock){.cls = BLOCK_PARA, .text = i % 2 ? "odd" : "even"};
    }
    Fixture fixture = fixture_build(blocks, COUNT);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    for (size_t first = 0; first + 64 < COUNT; first += 7) {
        const LaidBlock *kept = layout_block(layout, first);
        for (size_t other = 1; other <= 64; other++) {
            layout_block(layout, first + other);
        }
        assert_ptr_equal(layout_block(layout, first), kept);
        assert_int_equal(kept->rows[kept->first_text_row].text.start,
                         document_block(fixture.doc, first)->text.start);
    }
    layout_free(layout);
    fixture_free(&fixture);
}

static void verbatim_keeps_lines_and_gaps(void **state)
{
    (void)state;
    static const FixtureBlock BLOCKS[] = {
        {.cls = BLOCK_CODE, .text = "  first line\n\tsecond line, rather long"},
        {.cls = BLOCK_CODE, .text = "third"},
    };
    Fixture fixture = fixture_build(BLOCKS, 2);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 24, .verbatim = true});
    Buffer out = {0};
    put_rows(layout, 0, 2, &out);
    buffer_put_byte(&out, '\0');
    assert_string_equal(out.data, "  first line\n        second line,\nrather long\n\nthird\n");
    buffer_free(&out);
    layout_free(layout);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sets_each_class_in_its_look, build_magazine, free_page),
        cmocka_unit_test_setup_teardown(holds_at_every_measure, build_magazine, free_page),
        cmocka_unit_test_setup_teardown(holds_where_ambiguous_characters_are_wide, build_magazine, free_page),
        cmocka_unit_test_setup_teardown(sets_each_class_where_ambiguous_characters_are_wide, build_magazine,
                                        free_page),
        cmocka_unit_test_setup_teardown(sets_blocks_by_what_is_around_them, build_miscellany, free_page),
        cmocka_unit_test_setup_teardown(shows_who_speaks, build_miscellany, free_page),
        {"holds_at_every_measure, miscellany", holds_at_every_measure, build_miscellany, free_page, NULL},
        cmocka_unit_test(holds_for_any_text),
        cmocka_unit_test(spreads_lines_to_the_measure),
        cmocka_unit_test(hangs_quotation_marks),
        cmocka_unit_test(splits_runs_at_spans),
        cmocka_unit_test(hidden_blocks_add_no_room),
        cmocka_unit_test(sets_blocks_apart),
        cmocka_unit_test(sets_a_book_heading_close),
        cmocka_unit_test(stacks_what_was_printed_in_short_lines),
        cmocka_unit_test(keeps_64_blocks),
        cmocka_unit_test(verbatim_keeps_lines_and_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
