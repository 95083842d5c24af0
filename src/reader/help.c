/* Help, written from the keymap as it is. */
#include "internal.h"

static void help_line(Reader *reader, Action action)
{
    Arena *arena = &reader->overlay_arena;
    const char *help = action_info(action)->help;
    Str text_keys = keymap_keys_of(reader->map, MODE_TEXT, action, arena);
    Str sidebar_keys = keymap_keys_of(reader->map, MODE_SIDEBAR, action, arena);
    Str list_keys = keymap_keys_of(reader->map, MODE_LIST, action, arena);
    Str select_keys = keymap_keys_of(reader->map, MODE_SELECT, action, arena);
    if (text_keys.len_bytes > 0)
        overlay_line(reader, text_keys, str_from(help));
    else if (sidebar_keys.len_bytes > 0)
        overlay_line(reader, sidebar_keys, arena_format(arena, "in the sidebar: %s", help));
    else if (list_keys.len_bytes > 0)
        overlay_line(reader, list_keys, arena_format(arena, "in a list: %s", help));
    else if (select_keys.len_bytes > 0)
        overlay_line(reader, select_keys, arena_format(arena, "while selecting: %s", help));
    else
        overlay_line(reader, arena_format(arena, ":%s", palette_name(action)), str_from(help));
}

/* What keys do while a search is typed; they are none of the keymap's. */
static void help_search(Reader *reader)
{
    static const char *const lines[][2] = {
        {"^R", "while typing: plain text, whole words, letters of titles, regular expression"},
        {"^A", "while typing: Enter, and what was searched for before stays marked"},
        {"<Up> <Down>", "while typing: what was searched for before"},
        {"<Tab>", "while typing: where to search, in:quotes, by:NAME, and the names that there are"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        overlay_line(reader, str_from(lines[i][0]), str_from(lines[i][1]));
}

void help_write(Reader *reader)
{
    for (ActionGroup group = 0; group < GROUP_COUNT; group++) {
        overlay_heading(reader, str_from(action_group_title(group)));
        for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
            if (action_info(action)->group == group)
                help_line(reader, action);
        if (group == GROUP_SEARCH)
            help_search(reader);
        if (group == GROUP_SELECT)
            overlay_line(reader, STR("j } ]] G n"),
                         STR("while selecting: these and others move the end, not the page"));
        if (group == GROUP_MOVE)
            overlay_line(reader, STR("0 \xE2\x80\xA6 9"),
                         STR("a number before a key: so many lines, pages, sections, per cent"));
    }
}
