/* Whatever is typed, on whatever document, in whatever room: what the view relies on holds. */
#include "support.h"

#include "check.h"
#include "import/import.h"

enum {
    KEYS_A_RUN = 1500
};

static const char *const documents[] = {
    "",
    "%x",
    "% only\n\n% furniture\n",
    "A",
    "# Title\n\n> Ann: one two\n\n## Alpha\n\nText with [a link](#beta) and [another](http://x.org).\n\n"
    "% 12\n\n+ and more of it after the page break\n\n@ Weirs by Ruth Kaye\n\nA good book it is.\n\n"
    "> nobody said\n\n### Deep\n\n= verse line\nverse line two\nverse line three\n\n## Beta\n\nLast words.\n",
    "# Title\n\nOne is called[1] here.\n\nTwo[2] and three[3] here.\n\n^ [1] First.\n\n"
    "^ [2] Second, of more than one row, as it is so long that no row holds it, and has "
    "[a link](https://example.org/).\n\n^ It goes on.\n\n^ [3] Third.\n\nMore.\n\nOne[1] again.\n\nLast.\n",
    "= "
    "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28"
    "\n29\n",
    "\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97 \xE6\xBC\xA2\n\nThe quick brown fox jumps over the "
    "lazy dog "
    "and over the river and over the weir until it is tired of jumping and sits down to read a book.\n",
    "Above.\n\n$ if (tide)\n\treturn lamp; /* and a comment that is a good deal longer than the line of code "
    "that it is about */\n\n"
    "| one\ta cell with more words than its neighbour has\tlast\n\xE6\xBC\xA2\xE5\xAD\x97\t\tand so on, and "
    "so on\n\nBelow.\n",
};

static const char *const keys[] = {
    "j",
    "k",
    "<Down>",
    "<Up>",
    "<Space>",
    "b",
    "d",
    "u",
    "g",
    "G",
    "}",
    "{",
    "]]",
    "[[",
    "]r",
    "[r",
    "]q",
    "[q",
    "/",
    "n",
    "N",
    "<Esc>",
    "<Esc>",
    "^C",
    "o",
    "Q",
    "R",
    "S",
    "<Tab>",
    "ma",
    "'a",
    "''",
    "^O",
    "<A-Right>",
    "<Enter>",
    "<Enter>",
    "h",
    "l",
    "H",
    "L",
    "y",
    "Y",
    "-",
    "+",
    "=",
    "F",
    "z",
    "x",
    "i",
    "?",
    ":",
    "e",
    "o",
    "a",
    "<BS>",
    "<Left>",
    "^U",
    "5",
    "50%",
    "3",
    "7",
    "9",
    "]",
    "m",
    "<Del>",
    "^W",
    "<Right>",
    "%",
    "\\\\",
    "0",
    "q",
    "t",
    "a",
    "a",
    "O",
    "ls",
    "la",
    "r",
    "99999G",
    "999999999",
    "J",
    "|",
    "U",
    ":as ",
    ":columns<Enter>",
    "v",
    "v",
    "vw",
    "v)",
    "e",
    "w",
    "(",
    ")",
    "V",
    "vjj",
    ":bidi<Enter>",
    ":search-backward<Enter>",
    ":measure 30<Enter>",
    "<Up>",
};

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13; /* Marsaglia's xorshift32 */
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* The button goes down, is moved and comes up, with or without moving, on whatever text there is, or none. */
static void press_and_drag(Reader *reader, uint32_t *seed)
{
    Str text = document_text(reader_state(reader)->document);
    for (int i = (int)(next_random(seed) % 5); i >= 0; i--) {
        DocPos pos = text.len_bytes > 0 ? utf8_start(text, next_random(seed) % text.len_bytes) : NONE;
        switch (next_random(seed) % 4) {
        case 0: reader_press_text(reader, pos, (int)(next_random(seed) % 4)); break;
        case 1: reader_press_text(reader, NONE, 1); break;
        case 2: reader_grab_border(reader); break;
        default: break;
        }
        if (pos != NONE)
            reader_drag_text(reader, pos);
        reader_drag_border(reader, next_random(seed) % 50);
        check_selection(reader_state(reader));
    }
    reader_release(reader);
}

/* The reader over one document, and another to be swapped in. */
static void run(const Document *first, const Document *second, uint32_t seed)
{
    Reader *reader = reader_new(first, (ReaderOptions){.name = STR("file")});
    const ReaderState *state = reader_state(reader);
    KeyList list = {0};
    for (int i = 0; i < KEYS_A_RUN; i++) {
        uint32_t chance = next_random(&seed) % 100;
        if (chance < 2) {
            size_t cols = next_random(&seed) % 100; /* from 84 on there is room for two columns */
            reader_set_page(reader, cols, next_random(&seed) % 12, next_random(&seed) % 12);
        } else if (chance < 3) {
            reader_swap(reader, state->document == first ? second : first, chance == 2);
        } else if (chance < 5) {
            reader_wheel(reader, chance == 4, (int)(next_random(&seed) % 9) - 4);
            reader_click_sidebar(reader, next_random(&seed) % 9);
            reader_click_text(reader, state->anchor);
            press_and_drag(reader, &seed);
            reader_click_note(reader, state->anchor);
            reader_wheel_note(reader, (int)(next_random(&seed) % 5) - 2);
        } else if (chance < 6) {
            reader_paste(reader, STR("the\n"));
            reader_timeout(reader);
            reader_set_sidebar_over(reader, next_random(&seed) % 2);
        } else {
            vec_clear(&list);
            key_parse_all(str_from(keys[next_random(&seed) % (sizeof keys / sizeof *keys)]), &list);
            for (size_t k = 0; k < list.count; k++)
                reader_key(reader, list.items[k]);
        }
        check_page(state);
        check_lists(state);
        check_fit_is_stable(reader);
    }
    vec_free(&list);
    reader_free(reader);
}

static void random_keys_keep_the_state_sound(void **state)
{
    (void)state;
    size_t count = sizeof documents / sizeof *documents;
    for (size_t i = 0; i < count; i++) {
        Source *first = source_from_bytes(str_from(documents[i]));
        Source *second = source_from_bytes(str_from(documents[(i + 1) % count]));
        Document *docs[2] = {make_document(first), make_document(second)};
        print_message("document %zu\n", i);
        run(docs[0], docs[1], (uint32_t)(2463534242u + i * 7919));
        document_free(docs[0]);
        document_free(docs[1]);
        source_free(first);
        source_free(second);
    }
}

static Document *import_with(DocumentBuilder *(*import)(const Source *), const Source *source)
{
    DocumentBuilder *builder = import(source);
    builder_seal(builder);
    return builder_finish(builder);
}

static void random_keys_on_imported_documents(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("# One *two*\n\nText with `code` and a [link](#three).\n\n- item\n"
                              "- item\n  - inner\n\n> quoted\n> more\n\n## Three\n\n| a | b |\n"
                              "|---|---|\n| 1 | 2 |\n\n```\ncode line\n\nanother\n```\n\nThe end\n"
                              "of it is here.\n\f\n12\n\nand goes on.\n"));
    Document *docs[] = {import_with(import_text, source), import_with(import_markdown, source),
                        import_with(import_raw, source)};
    for (size_t i = 0; i < 3; i++)
        run(docs[i], docs[(i + 1) % 3], (uint32_t)(88675123u + i));
    for (size_t i = 0; i < 3; i++)
        document_free(docs[i]);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_keys_keep_the_state_sound),
        cmocka_unit_test(random_keys_on_imported_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
