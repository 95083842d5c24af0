/* Selecting: a word stays, the other end moves.
 *
 * The end is a boundary between units, never inside one. On the right of the word that stays it goes to where units end, on
 * the left to where they begin; what would lead it into the word takes it to the other side.
 */
#include "internal.h"

#include "base/words.h"

enum {
    COUNTED_MAX_BYTES = 1 << 16 /* of what is selected, whose words are counted for each screen */
};

/* ---- what is selected -------------------------------------------------------------------------------- */

DocRange reader_selection(const ReaderState *state)
{
    const SelectionState *selection = &state->selection;
    if (!selection->active)
        return (DocRange){NONE, NONE};
    if (selection->edge >= selection->fixed.end)
        return (DocRange){selection->fixed.start, selection->edge};
    return (DocRange){selection->edge, selection->fixed.end};
}

size_t reader_selected_words(const ReaderState *state)
{
    DocRange range = reader_selection(state);
    if (range.start == NONE || range.end - range.start > COUNTED_MAX_BYTES)
        return NONE;
    return words_count(document_slice(state->document, range));
}

bool selection_is_shown(const ReaderState *state)
{
    return state->selection.active && state->focus == FOCUS_TEXT && state->overlay.kind == OVERLAY_NONE;
}

/* The cluster at the end that moves. */
static DocPos edge_pos(const ReaderState *state)
{
    const SelectionState *selection = &state->selection;
    bool is_right = selection->edge >= selection->fixed.end && selection->edge > 0;
    return is_right ? utf8_previous(document_text(state->document), selection->edge) : selection->edge;
}

/* ---- the end that moves ------------------------------------------------------------------------------ */

/* Scrolls no further than it must. */
static void show_edge(Reader *reader)
{
    ReaderState *state = &reader->state;
    DocPos pos = edge_pos(state);
    RowPlace place = place_of(state, pos);
    if (state->columns == 1 && place.block != NONE && !place_on_page(state, place)) {
        if (!place_before(place, state->top))
            place_retreat(state, &place, state->page_rows - 1);
        page_scroll_to(reader, place);
    }
    page_show_range(reader, (DocRange){pos, pos + 1});
}

static void set_edge(Reader *reader, DocPos edge)
{
    reader->state.selection.edge = edge;
    reader->goal_col = NONE;
    show_edge(reader);
}

/* The selection reaches to the unit, and takes it in. */
static void reach(Reader *reader, DocRange unit)
{
    DocRange fixed = reader->state.selection.fixed;
    if (unit.start == NONE)
        return;
    if (unit.start < fixed.start)
        set_edge(reader, unit.start);
    else
        set_edge(reader, unit.end > fixed.end ? unit.end : fixed.end);
}

/* The word or mark at pos, or the nearest. */
static DocRange segment_near(const ReaderState *state, DocPos pos)
{
    DocRange found = unit_after(state, UNIT_SEGMENT, pos);
    DocRange before = unit_before(state, UNIT_SEGMENT, pos);
    bool is_far = found.start != NONE && found.start > pos;
    if (before.start == NONE || (found.start != NONE && !is_far))
        return found;
    bool in_block =
        document_block_at(state->document, pos) == document_block_at(state->document, before.start);
    return found.start == NONE || in_block ? before : found;
}

static void start_at(Reader *reader, DocRange word)
{
    SelectionState *selection = &reader->state.selection;
    selection->active = word.start != NONE;
    selection->fixed = word;
    selection->edge = word.end;
    reader->goal_col = NONE;
}

static void extend_forward(Reader *reader, Unit unit)
{
    const ReaderState *state = &reader->state;
    DocRange fixed = state->selection.fixed;
    DocPos edge = state->selection.edge;
    DocRange next = unit_after(state, unit, edge);
    if (edge <= fixed.start) {
        DocRange start = next.start > edge ? next : unit_after(state, unit, next.end);
        if (start.start != NONE && start.start <= fixed.start) {
            set_edge(reader, start.start);
            return;
        }
        next = unit_after(state, unit, edge < fixed.start ? fixed.end - 1 : fixed.end);
    }
    if (next.start != NONE)
        set_edge(reader, next.end);
}

static void extend_back(Reader *reader, Unit unit)
{
    const ReaderState *state = &reader->state;
    DocRange fixed = state->selection.fixed;
    DocPos edge = state->selection.edge;
    DocRange previous = unit_before(state, unit, edge);
    if (edge >= fixed.end) {
        DocRange end = previous;
        if (end.start != NONE && end.end >= edge)
            end = unit_before(state, unit, end.start);
        if (end.start != NONE && end.end >= fixed.end) {
            set_edge(reader, end.end);
            return;
        }
        previous = unit_before(state, unit, edge > fixed.end ? fixed.start + 1 : fixed.start);
    }
    if (previous.start != NONE)
        set_edge(reader, previous.start);
}

static void extend(Reader *reader, Unit unit, bool forward, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        DocPos before = reader->state.selection.edge;
        (forward ? extend_forward : extend_back)(reader, unit);
        if (reader->state.selection.edge == before)
            return;
    }
}

/* ---- by rows ----------------------------------------------------------------------------------------- */

/* The column at which the row shows pos; 0 when it does not. */
static size_t column_of(const Row *row, DocPos pos)
{
    for (size_t i = 0; row && i < row->run_count; i++) {
        uint32_t col, cols;
        layout_run_columns(&row->runs[i], (DocRange){pos, pos + 1}, &col, &cols);
        if (cols > 0)
            return col;
    }
    return 0;
}

static void extend_by_rows(Reader *reader, size_t rows, bool down)
{
    const ReaderState *state = &reader->state;
    DocPos pos = edge_pos(state), found = NONE;
    RowPlace place = place_of(state, pos), end;
    size_t col = reader->goal_col != NONE ? reader->goal_col : column_of(place_row(state, place), pos);
    if (place.block == NONE || (down ? place_advance : place_retreat)(state, &place, rows) == 0)
        return;
    for (end = place; (found = layout_row_pos(place_row(state, place), (uint32_t)col)) == NONE;)
        if (!(down ? place_next : place_previous)(state, &place))
            break;
    if (found == NONE) { /* behind the last row with text, or before the first */
        place = end;
        while ((found = layout_row_pos(place_row(state, place), (uint32_t)col)) == NONE)
            if (!(down ? place_previous : place_next)(state, &place))
                return;
    }
    reach(reader, segment_near(state, found));
    reader->goal_col = col;
}

/* ---- keys -------------------------------------------------------------------------------------------- */

/* What is being looked at: the quote or hit that was gone to, else the first word from here on. */
static DocRange begin_at(const ReaderState *state)
{
    const SearchState *search = &state->search;
    if (state->quote != NONE)
        return document_quote(state->document, state->quote)->text;
    if (search->highlight && search->current < search->hits.count &&
        page_shows(state, search->hits.items[search->current].start))
        return search->hits.items[search->current];
    DocPos from = page_shows(state, state->here) ? state->here : state->anchor;
    return unit_after(state, UNIT_WORD, from);
}

/* From the first word of a range to its last. */
static void start_over(Reader *reader, DocRange range)
{
    const ReaderState *state = &reader->state;
    if (range.start == NONE)
        return;
    start_at(reader, segment_near(state, range.start));
    if (state->selection.active && range.end > range.start)
        reach(reader, segment_near(state, utf8_previous(document_text(state->document), range.end)));
}

static void begin(Reader *reader)
{
    const ReaderState *state = &reader->state;
    if (state->top.block != NONE)
        start_over(reader, begin_at(state));
    if (!state->selection.active)
        say(reader, "There is nothing to select");
}

void selection_end(Reader *reader)
{
    reader->state.selection.active = false;
}

static void swap_ends(Reader *reader)
{
    ReaderState *state = &reader->state;
    SelectionState *selection = &state->selection;
    DocRange range = reader_selection(state);
    bool is_right = selection->edge >= selection->fixed.end;
    DocRange other =
        is_right ? unit_before(state, UNIT_SEGMENT, range.end) : unit_after(state, UNIT_SEGMENT, range.start);
    if (other.start == NONE || other.start < range.start || other.end > range.end)
        return;
    selection->fixed = other;
    set_edge(reader, is_right ? range.start : range.end);
}

static void take_whole_paragraphs(Reader *reader)
{
    ReaderState *state = &reader->state;
    SelectionState *selection = &state->selection;
    DocRange range = reader_selection(state);
    bool is_right = selection->edge >= selection->fixed.end;
    DocRange first = unit_after(state, UNIT_PARAGRAPH, range.start),
             last = unit_before(state, UNIT_PARAGRAPH, range.end);
    if (first.start == NONE || last.start == NONE)
        return;
    DocRange whole = {first.start < range.start ? first.start : range.start,
                      last.end > range.end ? last.end : range.end};
    selection->fixed =
        is_right ? unit_after(state, UNIT_SEGMENT, whole.start) : unit_before(state, UNIT_SEGMENT, whole.end);
    set_edge(reader, is_right ? whole.end : whole.start);
}

static void reach_end(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    size_t len = document_text(state->document).len_bytes;
    DocRange goal = command.action == ACTION_TOP ? unit_after(state, UNIT_SEGMENT, 0)
                                                 : unit_before(state, UNIT_SEGMENT, len);
    if (command.count > 0)
        goal = segment_near(state, document_pos_from_line(state->document, (uint32_t)command.count));
    reach(reader, goal);
}

bool selection_takes(const ReaderState *state, Command command)
{
    if (!selection_is_shown(state))
        return command.action == ACTION_SELECT;
    switch (command.action) {
    case ACTION_LINE_DOWN:
    case ACTION_LINE_UP:
    case ACTION_PAGE_DOWN:
    case ACTION_PAGE_UP:
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP:
    case ACTION_TOP:
    case ACTION_BOTTOM:
    case ACTION_PARAGRAPH_NEXT:
    case ACTION_PARAGRAPH_PREVIOUS:
    case ACTION_SECTION_NEXT:
    case ACTION_SECTION_PREVIOUS:
    case ACTION_BACK_OUT: return true;
    default: return command.action >= ACTION_SELECT && command.action <= ACTION_WHOLE_PARAGRAPHS;
    }
}

/* Those that go by rows; false for others. */
static bool apply_rows(Reader *reader, Command command)
{
    size_t page = reader->state.page_rows > 1 ? reader->state.page_rows - 1 : 1, half = (page + 1) / 2;
    size_t count = count_or(command, 1);
    switch (command.action) {
    case ACTION_LINE_DOWN: extend_by_rows(reader, count, true); return true;
    case ACTION_LINE_UP: extend_by_rows(reader, count, false); return true;
    case ACTION_PAGE_DOWN: extend_by_rows(reader, page, true); return true;
    case ACTION_PAGE_UP: extend_by_rows(reader, page, false); return true;
    case ACTION_HALF_DOWN: extend_by_rows(reader, count_or(command, half), true); return true;
    case ACTION_HALF_UP: extend_by_rows(reader, count_or(command, half), false); return true;
    default: return false;
    }
}

Effects apply_select(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    size_t count = count_or(command, 1);
    if (!selection_is_shown(state)) {
        if (command.action == ACTION_SELECT)
            begin(reader);
        else
            say(reader, "Nothing is selected yet: v begins");
        return EFFECT_DRAW;
    }
    if (apply_rows(reader, command))
        return EFFECT_DRAW;
    switch (command.action) {
    case ACTION_SELECT:
    case ACTION_BACK_OUT: selection_end(reader); break;
    case ACTION_WORD_NEXT: extend(reader, UNIT_WORD, true, count); break;
    case ACTION_WORD_PREVIOUS: extend(reader, UNIT_WORD, false, count); break;
    case ACTION_SEGMENT_NEXT: extend(reader, UNIT_SEGMENT, true, count); break;
    case ACTION_SEGMENT_PREVIOUS: extend(reader, UNIT_SEGMENT, false, count); break;
    case ACTION_SENTENCE_NEXT: extend(reader, UNIT_SENTENCE, true, count); break;
    case ACTION_SENTENCE_PREVIOUS: extend(reader, UNIT_SENTENCE, false, count); break;
    case ACTION_PARAGRAPH_NEXT: extend(reader, UNIT_PARAGRAPH, true, count); break;
    case ACTION_PARAGRAPH_PREVIOUS: extend(reader, UNIT_PARAGRAPH, false, count); break;
    case ACTION_SECTION_NEXT: extend(reader, UNIT_SECTION, true, count); break;
    case ACTION_SECTION_PREVIOUS: extend(reader, UNIT_SECTION, false, count); break;
    case ACTION_TOP:
    case ACTION_BOTTOM: reach_end(reader, command); break;
    case ACTION_SWAP_ENDS: swap_ends(reader); break;
    case ACTION_WHOLE_PARAGRAPHS: take_whole_paragraphs(reader); break;
    default: break;
    }
    return EFFECT_DRAW;
}

void selection_follow(Reader *reader, DocPos before)
{
    const ReaderState *state = &reader->state;
    const SearchState *search = &state->search;
    if (!selection_is_shown(state) || state->prompt.kind != PROMPT_NONE || state->here == before)
        return;
    DocRange goal = segment_near(state, state->here);
    if (search->current < search->hits.count && search->hits.items[search->current].start == state->here)
        goal = segment_near(
            state, utf8_previous(document_text(state->document), search->hits.items[search->current].end));
    if (goal.start < state->selection.fixed.start)
        goal = segment_near(state, state->here);
    reach(reader, goal);
}

/* ---- the mouse --------------------------------------------------------------------------------------- */

Effects reader_press_text(Reader *reader, DocPos pos, int clicks)
{
    ReaderState *state = &reader->state;
    state->selection.pressed = NONE;
    if (state->overlay.kind != OVERLAY_NONE || state->prompt.kind != PROMPT_NONE || state->top.block == NONE)
        return EFFECT_NONE;
    state->selection.pressed = pos;
    bool ended = state->selection.active;
    reader->press_is_used = ended || clicks > 1;
    selection_end(reader);
    if (pos == NONE)
        return ended ? EFFECT_DRAW : EFFECT_NONE;
    if (clicks > 1)
        forget_passing(state);
    if (clicks == 2)
        start_at(reader, segment_near(state, pos));
    else if (clicks > 2)
        start_over(reader, unit_after(state, UNIT_PARAGRAPH, pos));
    return EFFECT_DRAW;
}

Effects reader_drag_text(Reader *reader, DocPos pos)
{
    ReaderState *state = &reader->state;
    if (reader->state.selection.pressed == NONE ||
        (pos == reader->state.selection.pressed && !state->selection.active))
        return EFFECT_NONE;
    if (!state->selection.active) {
        forget_passing(state);
        sidebar_settle(reader);
        state->focus = FOCUS_TEXT;
        start_at(reader, segment_near(state, reader->state.selection.pressed));
    }
    reader->press_is_used = true;
    if (state->selection.active)
        reach(reader, segment_near(state, pos));
    sidebar_follow(reader);
    return EFFECT_DRAW;
}

Effects reader_release(Reader *reader)
{
    DocPos pos = reader->state.selection.pressed;
    reader->state.selection.pressed = NONE;
    if (reader->state.sidebar.grabbed) {
        reader->state.sidebar.grabbed = false;
        return EFFECT_SIDEBAR;
    }
    return pos == NONE || reader->press_is_used ? EFFECT_NONE : reader_click_text(reader, pos);
}
