/* Notes, their calls, and which note of a number a call means. */
#include "support.h"

#include "base/buffer.h"
#include "document/notes.h"

/* Of each paragraph what it is: "# ", "## ", "### " headings of that level, "^ " a note, "$ " code, "% " furniture, "@ " a
 * caption; all else is a paragraph of prose. */
static void set_classes(Fixture *fixture)
{
    static const struct {
        const char *mark;
        BlockClass cls;
        uint8_t level;
    } marks[] = {{"# ", BLOCK_HEADING, 1}, {"## ", BLOCK_HEADING, 2}, {"### ", BLOCK_HEADING, 3},
                 {"^ ", BLOCK_NOTE, 0},    {"$ ", BLOCK_CODE, 0},     {"% ", BLOCK_FURNITURE, 0},
                 {"@ ", BLOCK_CAPTION, 0}};
    Str text = source_text(builder_source(fixture->builder));
    for (size_t i = 0; i < builder_drafts(fixture->builder)->count; i++) {
        DraftBlock *draft = fixture_draft(fixture, i);
        fixture_class(fixture, i, BLOCK_PARA, 0);
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (str_starts(str_slice(text, draft->start, draft->end), str_from(marks[k].mark))) {
                fixture_class(fixture, i, marks[k].cls, marks[k].level);
                draft->text_start = draft->start + strlen(marks[k].mark);
            }
    }
}

typedef struct {
    Fixture fixture;
    const Document *doc;
    Notes *notes;
} Page;

static Page open_page(const char *text)
{
    Page page = {.fixture = fixture_cut(text)};
    set_classes(&page.fixture);
    page.doc = fixture_finish(&page.fixture);
    page.notes = notes_new(page.doc);
    return page;
}

static void close_page(Page *page)
{
    notes_free(page->notes);
    fixture_free(&page->fixture);
}

/* All calls in order: what each note says, a '|' between. */
static void assert_calls(const Page *page, const char *expected)
{
    Buffer said = {0};
    DocRange rest = {0, document_text(page->doc).len_bytes};
    NoteCall call;
    for (; notes_find_call(page->notes, rest, &call); rest.start = call.text.end) {
        buffer_put(&said, said.len_bytes > 0 ? STR("|") : (Str){0});
        buffer_put(&said, document_slice(page->doc, notes_at(page->notes, call.note)->body));
    }
    assert_str(buffer_str(&said), expected);
    buffer_free(&said);
}

static void assert_page(const char *text, const char *expected)
{
    Page page = open_page(text);
    assert_calls(&page, expected);
    close_page(&page);
}

/* ---- marks --------------------------------------------------------------------------------------------- */

static void what_calls_what(void **state)
{
    (void)state;
    static const struct {
        const char *text, *note;
        bool calls;
    } cases[] = {
        {"The well[1] was dug.", "[1] Said.", true},
        {"The well^1^ was dug.", "1. Said.", true},
        {"The well[1] was dug.", "^1^ Said.", true},
        {"The well\xC2\xB9 was dug.", "[1] Said.", true},
        {"The well3 was dug.", "3) Said.", true},
        {"The well3 was dug.", "3: Said.", true},
        {"The well3 was dug.", "[3] Said.", true},
        {"The well3 was dug.", "3.5 metres, they said.", false}, /* no mark, but a number */
        {"The well3 was dug.", "1788 was the year.", false},
        {"The well (1) was dug.", "(1) Said.", true},
        {"The well (1) was dug.", "1. Said.", false},
        {"The well\xE2\x80\xA0 was dug.", "\xE2\x80\xA0 Said.", true},
        {"The well[^A-b] was dug.", "[^a-B]: Said.", true},
        {"The well[1] was dug.", "[Footnote 1: Said.]", true},
        {"The well[1] was dug.", "[footnote 1: Said.", true},
        {"The well\xC2\xB9\xC2\xB2\xC2\xB3\xC2\xB9 was dug.", "231 Said.",
         false}, /* too long, and no call inside */
        {"The well[1 was dug.", "[1] Said.", false},
        {"The well[1]", "[1]", false}, /* nothing is said */
        {"$ The well[1] was dug.", "[1] Said.", false},
        {"% The well[1] was dug.", "[1] Said.", false},
        {"@ The well[1] was dug.", "[1] Said.", true},
        {"@ The well1 was dug.", "1 Said.", false}, /* a plain number is one in running text only */
        {"^ [2] See also[1].", "[1] Said.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer text = {0};
        NoteCall call;
        buffer_put_format(&text, "%s\n\n^ %s", cases[i].text, cases[i].note);
        buffer_put_byte(&text, '\0');
        Page page = open_page(text.data);
        bool calls = notes_find_call(page.notes, (DocRange){0, document_text(page.doc).len_bytes}, &call);
        if (calls != cases[i].calls)
            fail_msg("\"%s\" and \"%s\"", cases[i].text, cases[i].note);
        close_page(&page);
        buffer_free(&text);
    }
}

static void what_a_note_says(void **state)
{
    (void)state;
    static const struct {
        const char *note, *label, *body;
    } cases[] = {
        {"[^Oil]: Colza.", "Oil", "Colza."},
        {"[Footnote 12: Colza.]", "12", "Colza."},
        {"\xC2\xB9\xE2\x81\xB4 Colza.", "14", "Colza."},
        {"3. Colza]", "3", "Colza]"},
        {"\xE2\x80\xA0 Colza.", "\xE2\x80\xA0", "Colza."},
        {"[^empty]:", "empty", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer text = {0};
        buffer_put_format(&text, "^ %s", cases[i].note);
        buffer_put_byte(&text, '\0');
        Page page = open_page(text.data);
        assert_int_equal(notes_count(page.notes), 1);
        assert_str(note_label_text(&notes_at(page.notes, 0)->label), cases[i].label);
        assert_str(document_slice(page.doc, notes_at(page.notes, 0)->body), cases[i].body);
        close_page(&page);
        buffer_free(&text);
    }
}

static void notes_of_several_blocks(void **state)
{
    (void)state;
    Page page =
        open_page("The oil[1] burns.[2]\n\n^ [1] Colza.\n\n^ Later paraffin.\n\nProse.\n\n^ Of nobody.\n\n"
                  "^ [2] So it does.");
    assert_int_equal(notes_count(page.notes), 2);
    assert_int_equal(notes_at(page.notes, 0)->block, 1);
    assert_int_equal(notes_at(page.notes, 0)->end_block, 3);
    assert_int_equal(notes_of_block(page.notes, 1), 0);
    assert_int_equal(notes_of_block(page.notes, 2), NONE);
    assert_int_equal(notes_of_block(page.notes, 5), 1);
    assert_calls(&page, "Colza.|So it does.");
    close_page(&page);
}

static void names(void **state)
{
    (void)state;
    Page page = open_page("Text.\n\n^ [^oil]: Colza.\n\nText.\n\n^ [^Oil]: Paraffin.");
    assert_int_equal(notes_find_named(page.notes, STR("OIL"), 0), 0);
    assert_int_equal(notes_find_named(page.notes, STR("oil"), 2), 1);
    assert_int_equal(notes_find_named(page.notes, STR("oil"), document_block_count(page.doc)), 1);
    assert_int_equal(notes_find_named(page.notes, STR("oi"), 0), NONE);
    assert_int_equal(notes_find_named(page.notes, (Str){0}, 0), NONE);
    close_page(&page);
    page = open_page("Text.[1]");
    assert_int_equal(notes_find_named(page.notes, STR("oil"), 0), NONE);
    close_page(&page);
}

/* ---- numbers that begin anew --------------------------------------------------------------------------- */

static void on_each_page(void **state)
{
    (void)state;
    assert_page("First[1] page.\n\n^ [1] A.\n\nSecond[1] page.\n\n^ [1] B.\n\nThird[1] page.", "A.|B.|B.");
    /* A plain number behind all notes is most like no call. */
    assert_page("First.\xE2\x80\x9D"
                "1 Page.\n\n^ 1 A.\n\nSecond.\xE2\x80\x9D"
                "1 Page.",
                "A.");
}

static void in_each_chapter(void **state)
{
    (void)state;
    assert_page("# One\n\nText[1] and[2].\n\n### Notes\n\n^ 1. A.\n\n^ 2. B.\n\n"
                "# Two\n\nText[1] and[2].\n\n### Notes\n\n^ 1. C.\n\n^ 2. D.",
                "A.|B.|C.|D.");
    /* Where headings have lost their levels. */
    assert_page("# One\n\nText[1] and[2].\n\n# Notes\n\n^ 1. A.\n\n^ 2. B.\n\n"
                "# Two\n\nText[1] and[2].\n\n# Notes\n\n^ 1. C.\n\n^ 2. D.",
                "A.|B.|C.|D.");
}

#define CHAPTERS(one, two, three)                                                                            \
    one "\n\nText[1] and[2].\n\n" two "\n\nText[1] and[2].\n\n" three "\n\nText[1].\n\n"
#define NOTES(one, two, three)                                                                               \
    one "\n\n^ 1. A.\n\n^ 2. B.\n\n" two "\n\n^ 1. C.\n\n^ 2. D.\n\n" three "\n\n^ 1. E."

static void below_sub_headings(void **state)
{
    (void)state;
    static const char *const cases[] = {
        /* called as the chapters, below the head of the notes or beside it */
        CHAPTERS("# The Ferry", "# The Well", "# The Lamp") "# Notes\n\n" NOTES("## The Ferry", "## The Well",
                                                                                "## The Lamp"),
        CHAPTERS("# The Ferry", "# The Well", "# The Lamp") "# Notes\n\n" NOTES("# THE FERRY", "# THE WELL",
                                                                                "# THE LAMP"),
        /* by what is behind the number of the chapter, by its number */
        CHAPTERS("# I. The Ferry", "# II. The Well",
                 "# III. The Lamp") "# Notes\n\n" NOTES("## The Ferry", "## The Well", "## The Lamp"),
        CHAPTERS("# Chapter 1: The Ferry", "# Chapter 2: The Well",
                 "# Chapter 3: The Lamp") "# Notes\n\n" NOTES("## Chapter I", "## Chapter II",
                                                              "## Chapter III"),
        /* where parts of chapters have numbers, too */
        CHAPTERS("# 1. The Ferry\n\n## 1\n\n## 2\n\n## 3", "# 2. The Well\n\n## 1\n\n## 2\n\n## 3",
                 "# 3. The Lamp") "# Notes\n\n" NOTES("## 1", "## 2", "## 3"),
        CHAPTERS("# Chapter One", "# Chapter Two", "# Chapter Three") "# Notes\n\n" NOTES(
            "## Notes to Chapter One", "## Notes to Chapter Two", "## Notes to Chapter Three"),
        /* without a head of their own, and with more chapters than have notes */
        "# Preface\n\nText.\n\n" CHAPTERS("# The Ferry", "# The Well", "# The Lamp")
            NOTES("# The Ferry", "# The Well", "# The Lamp"),
        /* as many as the chapters */
        CHAPTERS("# The Ferry", "# The Well", "# The Lamp") "# Notes\n\n" NOTES("## First", "## Second",
                                                                                "## Third"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        print_message("case %zu\n", i);
        assert_page(cases[i], "A.|B.|C.|D.|E.");
    }
}

/* Of one number too few in a chapter's notes, the note of no other chapter is shown. */
static void a_note_that_is_lost(void **state)
{
    (void)state;
    assert_page("# The Ferry\n\nText[1] and[2].\n\n# The Well\n\nText[1] and[2].\n\n# Notes\n\n"
                "## The Ferry\n\n^ 1. A.\n\n## The Well\n\n^ 1. C.\n\n^ 2. D.",
                "A.|C.|D.");
}

/* At the foot of a page in the chapter, before those at the end. */
static void both_kinds(void **state)
{
    (void)state;
    assert_page("# The Ferry\n\nText[1] and\xE2\x80\xA0 more.\n\n^ \xE2\x80\xA0 At the foot.\n\n"
                "# The Well\n\nText[1] and\xE2\x80\xA0 more.\n\n^ \xE2\x80\xA0 At another.\n\n# Notes\n\n"
                "## The Ferry\n\n^ [1] A.\n\n## The Well\n\n^ [1] B.",
                "A.|At the foot.|B.|At another.");
}

/* Two parts whose chapters have the same names, and their notes in the same order. */
static void namesakes(void **state)
{
    (void)state;
    assert_page("# Part One\n\n## Chapter 1\n\nText[1].\n\n## Chapter 2\n\nText[1].\n\n"
                "# Part Two\n\n## Chapter 1\n\nText[1].\n\n## Chapter 2\n\nText[1].\n\n"
                "# Notes\n\n## Chapter 1\n\n^ 1. A.\n\n## Chapter 2\n\n^ 1. B.\n\n## Chapter 1\n\n^ 1. C.\n\n"
                "## Chapter 2\n\n^ 1. D.",
                "A.|B.|C.|D.");
}

static void sections_of_notes(void **state)
{
    (void)state;
    Page page =
        open_page("# One\n\nText[1].\n\n## Aside\n\nText.\n\n^ [1] A.\n\n# Notes\n\n## One\n\n^ [1] B.\n\n"
                  "## Two\n\n^ [1] C.\n\n# Index\n\nText.");
    static const bool fills[] = {false, false, true, true, true, false};
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
        assert_int_equal(notes_fill_section(page.notes, i), fills[i]);
    close_page(&page);
}

/* Nothing is gone through once for each of many. */
static void many_of_one_number(void **state)
{
    (void)state;
    Buffer text = {0}, expected = {0};
    for (int i = 0; i < 4000; i++) {
        buffer_put_format(&text, "# Chapter %d\n\nText[1].\n\n", i);
        buffer_put_format(&expected, "%s%d", i > 0 ? "|" : "", i);
    }
    buffer_put(&text, STR("# Notes\n\n"));
    for (int i = 0; i < 4000; i++)
        buffer_put_format(&text, "## Chapter %d\n\n^ 1. %d\n\n", i, i);
    buffer_put_byte(&text, '\0');
    buffer_put_byte(&expected, '\0');
    assert_page(text.data, expected.data);
    buffer_free(&text);
    buffer_free(&expected);
}

static void without_notes(void **state)
{
    (void)state;
    assert_page("# One\n\nText[1].", "");
    assert_page("", "");
    Page page = open_page("# One\n\nText[1].");
    assert_false(notes_fill_section(page.notes, 0));
    assert_int_equal(notes_count(page.notes), 0);
    close_page(&page);
    notes_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_calls_what),
        cmocka_unit_test(what_a_note_says),
        cmocka_unit_test(notes_of_several_blocks),
        cmocka_unit_test(names),
        cmocka_unit_test(on_each_page),
        cmocka_unit_test(in_each_chapter),
        cmocka_unit_test(below_sub_headings),
        cmocka_unit_test(a_note_that_is_lost),
        cmocka_unit_test(both_kinds),
        cmocka_unit_test(namesakes),
        cmocka_unit_test(sections_of_notes),
        cmocka_unit_test(many_of_one_number),
        cmocka_unit_test(without_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
