/* Whatever is typed, on whatever document, in whatever room: what the view relies on holds. */
#include "support.h"

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
    "j",       "k",       "<Down>", "<Up>",      "<Space>",
    "b",       "d",       "u",      "g",         "G",
    "}",       "{",       "]]",     "[[",        "]r",
    "[r",      "]q",      "[q",     "/",         "n",
    "N",       "<Esc>",   "<Esc>",  "^C",        "o",
    "Q",       "R",       "S",      "<Tab>",     "ma",
    "'a",      "''",      "^O",     "<A-Right>", "<Enter>",
    "<Enter>", "h",       "l",      "H",         "L",
    "y",       "Y",       "-",      "+",         "=",
    "F",       "z",       "x",      "i",         "?",
    ":",       "e",       "o",      "a",         "<BS>",
    "<Left>",  "^U",      "5",      "50%",       "3",
    "7",       "9",       "]",      "m",         "<Del>",
    "^W",      "<Right>", "%",      "\\\\",      "0",
    "q",       "t",       "a",      "a",         "O",
    "ls",      "la",      "r",      "99999G",    "999999999",
    "J",       "|",       "U",      ":as ",      ":columns<Enter>",
    "v",       "v",       "vw",     "v)",        "e",
    "w",       "(",       ")",      "V",         "vjj",
};

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13; /* Marsaglia's xorshift32 */
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Of the rows in sight each stands in its place in a column, and no other does. */
static void check_columns(const ReaderState *state, size_t rows)
{
    assert_int_equal(rows, state->page_rows);
    assert_true(state->left_rows >= 1 && state->left_rows <= state->column_rows);
    assert_true(state->left_rows <= state->right_first && state->right_first <= state->page_rows);
    assert_true(state->page_rows - state->right_first <= state->column_rows);
    assert_true(state->right_first == state->page_rows || 2 * state->left_rows > state->column_rows);
    for (size_t index = 0, column, row; index < rows; index++) {
        bool is_drawn = reader_column_spot(state, index, &column, &row);
        assert_int_equal(is_drawn, index < state->left_rows || index >= state->right_first);
        if (is_drawn)
            assert_int_equal(reader_column_index(state, column, row), index);
    }
    assert_true(2 * layout_options(state->layout).measure_cols + GUTTER_MIN_COLS <= state->page_cols);
}

static void check_page(const ReaderState *state)
{
    size_t text_len = document_text(state->document).len_bytes;
    assert_true(state->anchor <= text_len && state->here <= text_len);
    if (state->top.block == NONE) {
        assert_int_equal(place_first(state).block, NONE);
        return;
    }
    assert_true(state->top.block < document_block_count(state->document));
    assert_true(state->top.row < layout_part(state->layout, state->top.block, state->top.part)->row_count);
    RowPlace bottom = state->top, above = state->top;
    size_t rows = 1;
    while (rows < state->page_rows && place_next(state, &bottom))
        rows++;
    if (state->columns > 1)
        check_columns(state, rows);
    else /* The last page is full, unless there is not so much. */
        assert_true(rows == state->page_rows || !place_previous(state, &above));
    size_t widest = 0;
    bottom = state->top;
    for (size_t row = 0; row < rows; row++, place_next(state, &bottom)) {
        size_t cols = layout_row_cols(place_row(state, bottom));
        widest = cols > widest ? cols : widest;
    }
    assert_true(state->pan_cols == 0 || widest > reader_room_cols(state));
    if (state->fresh.block != NONE)
        assert_true(state->fresh.row <
                    layout_part(state->layout, state->fresh.block, state->fresh.part)->row_count);
}

static void check_notes(const ReaderState *state)
{
    const NotesState *notes = &state->notes;
    size_t note;
    assert_true(state->page_rows >= 1);
    assert_true((notes->rows > 0) == (notes->shown.count > 0));
    assert_true(!notes->open || notes->shown.count == 1);
    for (size_t i = 0; i < notes->row_count; i++)
        assert_non_null(reader_note_row(state, i, &note));
    assert_true(state->column_rows + notes->rows <= state->text_rows);
    assert_true(notes->rows == 0 || state->columns > 1 || notes->top + notes->rows - 1 <= notes->row_count);
    assert_true(notes->rows == 0 || notes->top < notes->row_count);
    assert_true(reader_address_rows(state) <= state->address.rows.count);
}

/* Both ends lie between characters, and what stays is in it. */
static void check_selection(const ReaderState *state)
{
    DocRange range = reader_selection(state), fixed = state->selection.fixed;
    Str text = document_text(state->document);
    if (range.start == NONE)
        return;
    assert_true(range.start <= fixed.start && fixed.start < fixed.end && fixed.end <= range.end);
    assert_true(range.end <= text.len_bytes);
    assert_true(utf8_is_valid(document_slice(state->document, range)));
    assert_int_not_equal(text.data[range.end - 1], '\n');
}

static void check_lists(const ReaderState *state)
{
    const SidebarState *sidebar = &state->sidebar;
    size_t count = sidebar->items.count;
    assert_true(sidebar->cursor < count || (count == 0 && sidebar->cursor == 0));
    assert_true(sidebar->top < count || (count == 0 && sidebar->top == 0));
    if (sidebar->open)
        assert_true(sidebar->present == NONE || sidebar->present < count);
    else
        assert_int_equal(state->focus, FOCUS_TEXT);
    const OverlayState *overlay = &state->overlay;
    assert_true(overlay->top < overlay->lines.count || overlay->top == 0);
    assert_true(state->search.current == NONE || state->search.current < state->search.hits.count);
    assert_true(state->prompt.cursor <= state->prompt.text.len_bytes);
    assert_true(utf8_is_valid(buffer_str(&state->prompt.text)));
    assert_true(state->jumps.index <= state->jumps.places.count);
    assert_true(state->card == NONE || state->card < document_review_count(state->document));
    assert_true(state->quote == NONE || state->quote < document_quote_count(state->document));
    check_notes(state);
    check_selection(state);
    int percent = reader_percent(state);
    assert_in_range(percent, 0, 100);
}

/* Being told the same room again changes nothing. */
static void check_fit_is_stable(Reader *reader)
{
    const ReaderState *state = reader_state(reader);
    RowPlace top = state->top;
    DocPos anchor = state->anchor;
    reader_set_page(reader, state->page_cols, state->text_rows, state->sidebar_rows);
    assert_true(place_equal(state->top, top));
    assert_int_equal(state->anchor, anchor);
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
