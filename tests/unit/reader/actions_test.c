/* Every action of the table, by each of its keys (those without by their names behind ':'), and what it changes. An action
 * without a row fails, and so does one that changes more or less than its row says. */
#include "support.h"

static const char markup[] =
    "# Title\n\n"
    "Intro with a [link](#beta) and one to [elsewhere](https://example.org/), and a note.[1]\n\n"
    "% The Running Head\n\n"
    "## Alpha\n\nAlpha text is long enough\nto be divided into some rows of forty columns each, it is.\n\n"
    "> Ann: A quote in Alpha\n\n"
    "$ code that is a good deal wider than the forty columns which the page has for it\n\n"
    "## Beta\n\nBeta text.\n\n> Bob: A quote in Beta\n\n"
    "## Books\n\n@ First by Fay\n\nA review of it.\n\n@ Second by Sam\n\nAnother review.\n\n"
    "^ [1] The note itself.\n";

/* --- what can be seen of a reader: names and values, a line each --- */

enum {
    PAGE_COLS = 40,
    PAGE_ROWS = 6,
    SIDEBAR_COLS = 30
};

static void put_top(const Fixture *fixture, Buffer *out)
{
    RowPlace top = fixture->state->top;
    buffer_put_format(out, "%zu.%zu", top.block, top.row);
}

static void put_here(const Fixture *fixture, Buffer *out)
{
    Str text = document_text(fixture->state->document);
    buffer_put(out, str_slice(text, fixture->state->here, fixture->state->here + 12));
    for (size_t i = 0; i < out->len_bytes; i++)
        out->data[i] = out->data[i] == '\n' ? '/' : out->data[i];
}

static void put_focus(const Fixture *fixture, Buffer *out)
{
    static const char *const names[] = {"text", "sidebar", "strip"};
    buffer_put(out, str_from(names[fixture->state->focus]));
}

static void put_sidebar(const Fixture *fixture, Buffer *out)
{
    static const char *const names[] = {"outline", "quotes", "reviews", "hits"};
    const SidebarState *sidebar = &fixture->state->sidebar;
    if (sidebar->open)
        buffer_put_format(out, "%s %zu/%zu", names[sidebar->mode], sidebar->cursor, sidebar->items.count);
    if (sidebar->open && reader_sidebar_cols_wanted(fixture->reader) > 0)
        buffer_put_format(out, " %zu wide", reader_sidebar_cols_wanted(fixture->reader));
}

static void put_overlay(const Fixture *fixture, Buffer *out)
{
    static const char *const names[] = {"", "help", "info", "marks", "readings"};
    buffer_put(out, str_from(names[fixture->state->overlay.kind]));
}

static void put_prompt(const Fixture *fixture, Buffer *out)
{
    static const char *const names[] = {"", "search", "filter", "command", "title"};
    buffer_put(out, str_from(names[fixture->state->prompt.kind]));
}

static void put_search(const Fixture *fixture, Buffer *out)
{
    const SearchState *search = &fixture->state->search;
    if (search->highlight)
        buffer_put_format(out, "%zu/%zu%s", search->current + 1, search->hits.count,
                          fixture->state->only_hits ? " only" : "");
}

static void put_look(const Fixture *fixture, Buffer *out)
{
    const ReaderState *state = fixture->state;
    buffer_put_format(out, "%zu", state->measure_cols);
    if (state->columns_wanted > 1)
        buffer_put_format(out, " columns");
    const struct {
        bool is_on;
        const char *name;
    } switches[] = {{state->justify, " justify"},
                    {state->hyphenate, " hyphenate"},
                    {state->show_source, " source"},
                    {state->show_furniture, " furniture"},
                    {state->zen, " zen"},
                    {state->plain, " plain"},
                    {state->pan_cols > 0, " panned"},
                    {state->notes.stay, " notes"},
                    {state->notes.open, " note"},
                    {state->card != NONE, " card"},
                    {state->quote != NONE, " quote"},
                    {state->link.start != NONE, " link"},
                    {state->address.address.len_bytes > 0, " address"},
                    {state->choice_of_link.hints.count > 0, " letters"}};
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        if (switches[i].is_on)
            buffer_put(out, str_from(switches[i].name));
}

static void put_kept(const Fixture *fixture, Buffer *out)
{
    const ReaderState *state = fixture->state;
    for (size_t i = 0; i < state->marks.count; i++)
        buffer_put_format(out, "%c", (int)state->marks.items[i].letter);
    buffer_put_format(out, "%s%zu/%zu", state->marks.count ? " " : "", state->jumps.index,
                      state->jumps.places.count);
}

static void put_message(const Fixture *fixture, Buffer *out)
{
    buffer_put(out, buffer_str(&fixture->state->message));
}

static void put_selected(const Fixture *fixture, Buffer *out)
{
    DocRange range = reader_selection(fixture->state);
    if (range.start != NONE)
        buffer_put(out, str_slice(document_text(fixture->state->document), range.start, range.end));
}

static void put_effects(const Fixture *fixture, Buffer *out)
{
    static const char *const names[] = {"",          "",          "quit",
                                        "suspend",   "redraw",    "reload",
                                        "source",    "edit",      "copy",
                                        "theme",     "next-file", "previous-file",
                                        "correct",   "undo",      "",
                                        "",          "linked",    "address",
                                        "back",      "forward",   "marks",
                                        "readings",  "resume",    "forget",
                                        "sidebar",   "follow",    "mouse",
                                        "ambiguous", "messages",  "reload-config",
                                        ""}; /* that a command was typed is no row's matter */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (fixture->effects >> i & 1 && names[i][0])
            buffer_put_format(out, "%s%s", out->len_bytes ? " " : "", names[i]);
    if (fixture->effects & EFFECT_COPY) {
        Str copied = reader_clipboard(fixture->reader);
        buffer_put_format(out, " \"%.*s\"", (int)copied.len_bytes, copied.data);
    }
}

static const struct {
    const char *name;
    void (*put)(const Fixture *fixture, Buffer *out);
} facts[] = {{"top", put_top},           {"here", put_here},       {"focus", put_focus},
             {"sidebar", put_sidebar},   {"overlay", put_overlay}, {"prompt", put_prompt},
             {"search", put_search},     {"look", put_look},       {"kept", put_kept},
             {"selected", put_selected}, {"says", put_message},    {"asks", put_effects}};

enum {
    FACT_COUNT = sizeof facts / sizeof *facts
};

static void look_at(const Fixture *fixture, Buffer *out)
{
    for (size_t i = 0; i < FACT_COUNT; i++) {
        buffer_clear(&out[i]);
        buffer_put(&out[i], STR(""));
        facts[i].put(fixture, &out[i]);
    }
}

/* --- the rows --- */

static const struct {
    const char *before;  /* keys that lead to where the action has something to do */
    const char *changes; /* NAME=VALUE of each fact that is not as before, in their order */
    const char *
        keys; /* in place of those of the table: for a name that wants words behind it, and the keys of lists */
} rows[ACTION_COUNT] = {
    [ACTION_LINE_DOWN] = {.before = "", .changes = "top=1.0; here=Intro with a"},
    [ACTION_LINE_UP] = {.before = "jjjj", .changes = "top=1.2; here=Intro with a"},
    [ACTION_PAGE_DOWN] = {.before = "", .changes = "top=3.0; here=Alpha/Alpha "},
    [ACTION_PAGE_UP] = {.before = "]]<Space>", .changes = "top=3.2; here=Alpha/Alpha "},
    [ACTION_HALF_DOWN] = {.before = "", .changes = "top=1.2; here=Intro with a"},
    [ACTION_HALF_UP] = {.before = "]]d", .changes = "top=3.2; here=Alpha/Alpha "},
    [ACTION_TOP] = {.before = "G", .changes = "top=0.0; here=Title/Intro ; kept=2/2"},
    [ACTION_BOTTOM] = {.before = "", .changes = "top=13.1; here=Second by Sa; kept=1/1"},
    [ACTION_PERCENT] = {.before = "50", .changes = "top=6.1; here=code that is; kept=1/1"},
    [ACTION_PARAGRAPH_NEXT] = {.before = "", .changes = "top=1.2; here=Intro with a"},
    [ACTION_PARAGRAPH_PREVIOUS] = {.before = "]]]]", .changes = "top=6.1; here=code that is"},
    [ACTION_PAN_RIGHT] = {.before = "]q", .changes = "look=68 panned quote; says="},
    [ACTION_PAN_LEFT] = {.before = "]q<Right>", .changes = "look=68 quote"},
    [ACTION_SECTION_NEXT] = {.before = "", .changes = "top=3.2; here=Alpha/Alpha ; kept=1/1"},
    [ACTION_SECTION_PREVIOUS] = {.before = "]]]]", .changes = "top=3.2; here=Alpha/Alpha ; kept=3/3"},
    [ACTION_REVIEW_NEXT] = {.before = "", .changes = "top=11.2; here=First by Fay; look=68 card; kept=1/1"},
    [ACTION_REVIEW_PREVIOUS] = {.before = "G",
                                .changes = "top=11.2; here=First by Fay; look=68 card; kept=2/2"},
    [ACTION_QUOTE_NEXT] =
        {.before = "",
         .changes = "top=5.0; here=A quote in A; look=68 quote; kept=1/1; says=Ann – quote 1 of 2"},
    [ACTION_QUOTE_PREVIOUS] =
        {.before = "G",
         .changes = "top=9.0; here=A quote in B; look=68 quote; kept=2/2; says=Bob – quote 2 of 2"},
    [ACTION_SEARCH] = {.before = "", .changes = "prompt=search"},
    [ACTION_SEARCH_BACK] = {.before = "", .changes = "prompt=search"},
    [ACTION_ONLY_HITS] = {.before = "/quote<Enter>",
                          .changes = "search=1/2 only; says=Only paragraphs with hits are shown"},
    [ACTION_TITLE] = {.before = "", .changes = "prompt=title"},
    [ACTION_HIT_NEXT] = {.before = "/quote<Enter>",
                         .changes =
                             "top=9.0; here=quote in Bet; search=2/2; kept=2/2; says=2 of 2 in 2 sections"},
    [ACTION_HIT_PREVIOUS] = {.before = "/quote<Enter>",
                             .changes = "top=9.0; here=quote in Bet; search=2/2; kept=2/2; says=2 of 2 in 2 "
                                        "sections, from the end again"},
    [ACTION_BACK_OUT] = {.before = "/quote<Enter>", .changes = "search=; says="},
    [ACTION_MARK_SET] = {.before = "]]", .changes = "kept=a 1/1; says=Marked as a; asks=marks"},
    [ACTION_MARK_GO] = {.before = "]]maG", .changes = "top=3.2; here=Alpha/Alpha ; kept=a 3/3"},
    [ACTION_LAST_PLACE] = {.before = "]]G", .changes = "top=3.2; here=Alpha/Alpha ; kept=3/3"},
    [ACTION_BACK] = {.before = "]]G", .changes = "top=3.2; here=Alpha/Alpha ; kept=1/3"},
    [ACTION_FORWARD] = {.before = "]]G^O", .changes = "top=13.1; here=Second by Sa; kept=2/3"},
    [ACTION_MARKS] = {.before = "]]ma", .changes = "overlay=marks; says="},
    [ACTION_MARK_DELETE] = {.before = "ma",
                            .changes = "kept=0/0; says=Forgotten: mark a; asks=marks",
                            .keys = ":delmarks a<Enter>"},
    [ACTION_READINGS] = {.before = "", .changes = "asks=readings"},
    [ACTION_TAKE_OUT] = {.before = "maM",
                         .changes = "overlay=; kept=0/0; says=Forgotten: mark a; asks=marks",
                         .keys = "d"},
    [ACTION_FOLLOW] = {.before = "", .changes = "top=7.2; here=Beta/Beta te; kept=1/1"},
    [ACTION_LINKS] = {.before = "", .changes = "look=68 letters; says=Which link? Type its letter"},
    [ACTION_OPEN_ADDRESS] = {.before = "ls", .changes = "look=68 link; asks=address"},
    [ACTION_NOTE] = {.before = "", .changes = "top=13.1; here=[1] The note; kept=1/1"},
    [ACTION_NOTES] =
        {.before = "",
         .changes = "look=68 notes; says=Notes stay at the foot of the page; none is called on this one"},
    [ACTION_OUTLINE] = {.before = "", .changes = "focus=sidebar; sidebar=outline 0/8"},
    [ACTION_QUOTES] = {.before = "", .changes = "focus=sidebar; sidebar=quotes 0/4"},
    [ACTION_REVIEWS] = {.before = "", .changes = "focus=sidebar; sidebar=reviews 0/2"},
    [ACTION_HITS] = {.before = "/quote<Enter>", .changes = "focus=sidebar; sidebar=hits 1/4; says="},
    [ACTION_OTHER_PANE] = {.before = "o", .changes = "focus=text"},
    [ACTION_GO_THERE] =
        {.before = "ojj",
         .changes =
             "top=5.0; here=A quote in A; focus=text; look=68 quote; kept=1/1; says=Ann – quote 1 of 2"},
    [ACTION_FOLD] = {.before = "oj", .changes = "sidebar=outline 1/7"},
    [ACTION_UNFOLD] = {.before = "ojh", .changes = "sidebar=outline 1/8"},
    [ACTION_FOLD_ALL] = {.before = "o", .changes = "sidebar=outline 0/1"},
    [ACTION_UNFOLD_ALL] = {.before = "oH", .changes = "sidebar=outline 0/8"},
    [ACTION_FILTER] = {.before = "o", .changes = "prompt=filter"},
    [ACTION_COPY] = {.before = "]q", .changes = "says=Copied the quote; asks=copy \"A quote in Alpha\""},
    [ACTION_COPY_CITED] = {.before = "]q",
                           .changes =
                               "says=Copied the quote with its source; asks=copy \"A quote in Alpha\n— "
                               "Ann, in: “Title”, “Alpha”\n\""},
    [ACTION_SIDEBAR_NARROWER] = {.before = "o", .changes = "sidebar=outline 0/8 28 wide; asks=sidebar"},
    [ACTION_SIDEBAR_WIDER] = {.before = "o", .changes = "sidebar=outline 0/8 32 wide; asks=sidebar"},
    [ACTION_SIDEBAR_USUAL] = {.before = "o-", .changes = "sidebar=outline 0/8; asks=sidebar"},
    [ACTION_SELECT] = {.before = "", .changes = "here=e/Intro with; selected=Title"},
    [ACTION_WORD_NEXT] = {.before = "}v", .changes = "here=h a link and; selected=Intro with", .keys = "w"},
    [ACTION_WORD_PREVIOUS] = {.before = "}vww",
                              .changes = "here=h a link and; selected=Intro with",
                              .keys = "b"},
    [ACTION_SEGMENT_NEXT] = {.before = "}v",
                             .changes = "here=h a link and; selected=Intro with",
                             .keys = "l"},
    [ACTION_SEGMENT_PREVIOUS] = {.before = "}vll",
                                 .changes = "here=h a link and; selected=Intro with",
                                 .keys = "h"},
    [ACTION_SENTENCE_NEXT] =
        {.before = "}v",
         .changes = "here=]/The Runnin; selected=Intro with a link and one to elsewhere, and a note.[1]",
         .keys = ")"},
    [ACTION_SENTENCE_PREVIOUS] =
        {.before = "}v)w",
         .changes = "here=]/The Runnin; selected=Intro with a link and one to elsewhere, and a note.[1]",
         .keys = "("},
    [ACTION_SWAP_ENDS] = {.before = "}vww",
                          .changes = "top=0.0; here=Title/Intro ; selected=Title\nIntro with a",
                          .keys = "ob"},
    [ACTION_WHOLE_PARAGRAPHS] =
        {.before = "}vw",
         .changes = "here=]/The Runnin; selected=Intro with a link and one to elsewhere, and a note.[1]",
         .keys = "V"},
    [ACTION_AS] = {.before = "", .changes = "asks=correct", .keys = ":as heading 3<Enter>"},
    [ACTION_JOIN] = {.before = "]]", .changes = "asks=correct"},
    [ACTION_SPLIT] = {.before = "]]j", .changes = "asks=correct"},
    [ACTION_UNDO_CORRECTION] = {.before = "", .changes = "asks=undo"},
    [ACTION_NARROWER] = {.before = "", .changes = "look=36; says=Lines of 36 columns"},
    [ACTION_WIDER] = {.before = "", .changes = "look=44; says=Lines of 40 columns: no room for more"},
    [ACTION_MEASURE] = {.before = "--", .changes = "look=68; says=Lines of 40 columns: no room for more"},
    [ACTION_COLUMNS] =
        {.before = "",
         .changes = "look=68 columns; says=The text is in two columns as soon as there is room for them"},
    [ACTION_JUSTIFY] = {.before = "", .changes = "look=68 justify; says=Lines are spread to the measure"},
    [ACTION_HYPHENATE] = {.before = "",
                          .changes = "says=Nothing here says how words of this language are divided"},
    [ACTION_BIDI] = {.before = "",
                     .changes = "says=Text from right to left is left to the terminal to turn round"},
    [ACTION_AMBIGUOUS] = {.before = "", .changes = "asks=ambiguous"},
    [ACTION_MOUSE] = {.before = "", .changes = "asks=mouse"},
    [ACTION_SOURCE] = {.before = "", .changes = "asks=source"},
    [ACTION_FURNITURE] = {.before = "",
                          .changes =
                              "look=68 furniture; says=Running heads, page numbers and metadata are shown"},
    [ACTION_ZEN] = {.before = "", .changes = "look=68 zen"},
    [ACTION_PLAIN] = {.before = "", .changes = "look=68 plain; says=Plain: j and k read line by line"},
    [ACTION_THEME] = {.before = "", .changes = "asks=theme"},
    [ACTION_WHY] = {.before = "", .changes = "says=title: rule test, 80% sure, line 1"},
    [ACTION_INFO] = {.before = "", .changes = "overlay=info"},
    [ACTION_HELP] = {.before = "", .changes = "overlay=help"},
    [ACTION_COMMAND] = {.before = "", .changes = "prompt=command"},
    [ACTION_MESSAGES] = {.before = "", .changes = "asks=messages"},
    [ACTION_RELOAD_CONFIG] = {.before = "", .changes = "asks=reload-config"},
    [ACTION_NEXT_FILE] = {.before = "", .changes = "asks=next-file"},
    [ACTION_PREVIOUS_FILE] = {.before = "", .changes = "asks=previous-file"},
    [ACTION_EDIT] = {.before = "", .changes = "asks=edit"},
    [ACTION_RELOAD] = {.before = "", .changes = "asks=reload"},
    [ACTION_FOLLOW_FILE] = {.before = "", .changes = "asks=follow"},
    [ACTION_REDRAW] = {.before = "", .changes = "asks=redraw"},
    [ACTION_SUSPEND] = {.before = "", .changes = "asks=suspend"},
    [ACTION_QUIT] = {.before = "", .changes = "asks=quit"},
};

/* Presses keys behind those of the row, and compares what is otherwise then. */
static void walk(Action action, const char *keys)
{
    Fixture fixture = open_document(markup, PAGE_COLS, PAGE_ROWS);
    Buffer before[FACT_COUNT] = {0}, after[FACT_COUNT] = {0}, changes = {0};
    reader_set_sidebar_cols(fixture.reader, SIDEBAR_COLS);
    type(&fixture, rows[action].before);
    fixture.effects = EFFECT_NONE;
    look_at(&fixture, before);
    type(&fixture, keys);
    look_at(&fixture, after);
    buffer_put(&changes, STR(""));
    for (size_t i = 0; i < FACT_COUNT; i++) {
        if (!str_equal(buffer_str(&before[i]), buffer_str(&after[i])))
            buffer_put_format(&changes, "%s%s=%s", changes.len_bytes ? "; " : "", facts[i].name,
                              after[i].len_bytes ? after[i].data : "");
        buffer_free(&before[i]);
        buffer_free(&after[i]);
    }
    const char *got = changes.data ? changes.data : "";
    if (strcmp(got, rows[action].changes) != 0)
        fail_msg("%s, by %s behind '%s': \"%s\" instead of \"%s\"", action_info(action)->name, keys,
                 rows[action].before, got, rows[action].changes);
    buffer_free(&changes);
    close_document(&fixture);
}

/* Each of the sequences in keys, which has blanks between them. */
static void walk_all(Action action, Str keys)
{
    while (keys.len_bytes > 0) {
        size_t end = str_find_byte(keys, ' ', 0);
        Buffer sequence = {0};
        buffer_put(&sequence, str_slice(keys, 0, end));
        if (action_takes_character(action))
            buffer_put_byte(&sequence, 'a');
        buffer_put_byte(&sequence, '\0');
        walk(action, sequence.data);
        buffer_free(&sequence);
        keys = str_slice(keys, end + 1, keys.len_bytes);
    }
}

static void every_action_does_what_its_row_says(void **state)
{
    (void)state;
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const ActionInfo *info = action_info(action);
        if (!rows[action].changes)
            fail_msg("%s has no row here", info->name);
        if (rows[action].keys) {
            walk(action, rows[action].keys);
        } else if (info->text_keys[0]) {
            walk_all(action, str_from(info->text_keys));
        } else if (info->sidebar_keys[0]) {
            walk_all(action, str_from(info->sidebar_keys));
        } else {
            char command[64];
            snprintf(command, sizeof command, ":%s<Enter>", info->name);
            walk(action, command);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_does_what_its_row_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
