/* What is shown, and how wide. */
#include "internal.h"

static void set_measure(Reader *reader, size_t cols)
{
    ReaderState *state = &reader->state;
    if (cols < MEASURE_MIN_COLS)
        cols = MEASURE_MIN_COLS;
    if (cols > MEASURE_MAX_COLS)
        cols = MEASURE_MAX_COLS;
    state->measure_cols = cols;
    page_relayout(reader);
    size_t shown = layout_options(state->layout).measure_cols;
    if (state->show_source)
        say(reader, "The source keeps its own lines");
    else if (shown < cols)
        say(reader, "Lines of %zu columns: no room for more", shown);
    else
        say(reader, "Lines of %zu columns", shown);
}

static Effects change_measure(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    if (command.action == ACTION_MEASURE) {
        set_measure(reader, count_or(command, MEASURE_DEFAULT_COLS));
        return EFFECT_DRAW;
    }
    /* From what is in sight, so that the first key already shows. */
    size_t room = reader_column_cols(state);
    size_t cols = state->measure_cols < room ? state->measure_cols : room;
    size_t change = count_or(command, 1) * MEASURE_STEP_COLS;
    if (command.action == ACTION_WIDER)
        cols += change;
    else
        cols = cols > change ? cols - change : 0;
    set_measure(reader, cols);
    return EFFECT_DRAW;
}

static Effects toggle_furniture(Reader *reader)
{
    ReaderState *state = &reader->state;
    state->show_furniture = !state->show_furniture;
    page_relayout(reader);
    search_again(reader);
    say(reader, "Running heads, page numbers and metadata are %s",
        state->show_furniture ? "shown" : "hidden");
    return EFFECT_DRAW;
}

/* The value that is asked for, or the other one. */
static bool wanted(Command command, bool present)
{
    return command.argument == 0 ? !present : command.argument > 1;
}

static Effects toggle_justify(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    state->justify = wanted(command, state->justify);
    page_relayout(reader);
    say(reader, state->justify ? "Lines are spread to the measure" : "Lines are left ragged");
    return EFFECT_DRAW;
}

static Effects toggle_hyphenate(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    bool can_divide = state->hyphenator && hyphenator_is_ready(state->hyphenator);
    bool hyphenate = wanted(command, state->hyphenate);
    if (hyphenate && !can_divide) {
        say(reader, "Nothing here says how words of this language are divided");
        return EFFECT_DRAW;
    }
    state->hyphenate = hyphenate;
    page_relayout(reader);
    say(reader, state->hyphenate ? "Words are divided where lines would be ragged" : "Words stay whole");
    return EFFECT_DRAW;
}

static Effects toggle_columns(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    state->columns_wanted = wanted(command, state->columns_wanted > 1) ? 2 : 1;
    page_relayout(reader);
    if (state->columns_wanted == 1)
        say(reader, "The text is in one column");
    else if (state->columns > 1)
        say(reader, "The text is in two columns");
    else if (state->show_source)
        say(reader, "The text is in two columns; the source keeps its own lines");
    else
        say(reader, "The text is in two columns as soon as there is room for them");
    return EFFECT_DRAW | EFFECT_RELAYOUT;
}

static Effects toggle_plain(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    state->plain = wanted(command, state->plain);
    page_relayout(reader);
    say(reader, state->plain ? "Plain: j and k read line by line" : "No longer plain");
    return EFFECT_DRAW | EFFECT_RELAYOUT;
}

static Effects toggle_bidi(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    state->keep_order = !wanted(command, !state->keep_order);
    page_relayout(reader);
    say(reader, state->keep_order ? "Text from right to left is left to the terminal to turn round"
                                  : "Text from right to left is turned round");
    return EFFECT_DRAW;
}

static Effects want_value(Reader *reader, Command command, Effects effect)
{
    reader->wanted_value = (int)command.argument - 1;
    return effect | EFFECT_DRAW;
}

Effects look_want_theme(Reader *reader, Str name)
{
    buffer_set(&reader->wanted_theme, name);
    return EFFECT_THEME | EFFECT_DRAW;
}

Str reader_wanted_theme(const Reader *reader)
{
    return buffer_str(&reader->wanted_theme);
}

int reader_wanted_value(const Reader *reader)
{
    return reader->wanted_value;
}

void reader_set(Reader *reader, Setting setting, int value)
{
    ReaderState *state = &reader->state;
    switch (setting) {
    case SETTING_MEASURE: state->measure_cols = (size_t)value; break;
    case SETTING_COLUMNS: state->columns_wanted = value > 0 ? 2 : 1; break;
    case SETTING_JUSTIFY: state->justify = value > 0; break;
    case SETTING_HYPHENATE: state->hyphenate = value > 0; break;
    case SETTING_PLAIN: state->plain = value > 0; break;
    case SETTING_BIDI: state->keep_order = value == 0; break;
    case SETTING_AMBIGUOUS: /* base/utf8.h knows it; what was laid out before it did is made anew */
        notes_forget(state);
        layout_set_options(state->layout, layout_options(state->layout));
        state->top = (RowPlace){.block = NONE};
        break;
    default: return;
    }
    page_relayout(reader);
}

void reader_set_themes(Reader *reader, Str themes)
{
    reader->themes = themes;
}

Effects apply_look(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    switch (command.action) {
    case ACTION_NARROWER:
    case ACTION_WIDER:
    case ACTION_MEASURE: return change_measure(reader, command);
    case ACTION_FURNITURE: return toggle_furniture(reader);
    case ACTION_SOURCE: reader->wants_source = !state->show_source; return EFFECT_SOURCE | EFFECT_DRAW;
    case ACTION_COLUMNS: return toggle_columns(reader, command);
    case ACTION_PLAIN: return toggle_plain(reader, command);
    case ACTION_JUSTIFY: return toggle_justify(reader, command);
    case ACTION_HYPHENATE: return toggle_hyphenate(reader, command);
    case ACTION_BIDI: return toggle_bidi(reader, command);
    case ACTION_FOLLOW_FILE: return want_value(reader, command, EFFECT_FOLLOW);
    case ACTION_MOUSE: return want_value(reader, command, EFFECT_MOUSE);
    case ACTION_AMBIGUOUS: return want_value(reader, command, EFFECT_AMBIGUOUS);
    case ACTION_THEME: return look_want_theme(reader, (Str){0});
    case ACTION_ZEN:
        state->zen = !state->zen;
        state->card = NONE;
        state->focus = FOCUS_TEXT;
        return EFFECT_RELAYOUT | EFFECT_DRAW;
    default: return EFFECT_NONE;
    }
}
