/* Help, written from the keymap as it is. */
#include "reader/help.h"

#include "internal.h"

static HelpLine help_line(const Keymap *map, Action action, Arena *arena)
{
    const char *help = action_info(action)->help;
    Str text_keys = keymap_keys_of(map, MODE_TEXT, action, arena);
    Str sidebar_keys = keymap_keys_of(map, MODE_SIDEBAR, action, arena);
    Str list_keys = keymap_keys_of(map, MODE_LIST, action, arena);
    if (text_keys.len_bytes > 0)
        return (HelpLine){action, text_keys, str_from(help)};
    if (sidebar_keys.len_bytes > 0)
        return (HelpLine){action, sidebar_keys, arena_format(arena, "in the sidebar: %s", help)};
    if (list_keys.len_bytes > 0)
        return (HelpLine){action, list_keys, arena_format(arena, "in a list: %s", help)};
    Str select_keys = keymap_keys_of(map, MODE_SELECT, action, arena);
    if (select_keys.len_bytes > 0)
        return (HelpLine){action, select_keys, arena_format(arena, "while selecting: %s", help)};
    return (HelpLine){action, arena_format(arena, ":%s", palette_name(action)), str_from(help)};
}

/* What keys do while a search is typed; they are none of the keymap's. */
static void help_search(HelpLineList *out)
{
    static const char *const lines[][2] = {
        {"^R", "while typing: plain text, whole words, letters of titles, regular expression"},
        {"^A", "while typing: Enter, and what was searched for before stays marked"},
        {"<Up> <Down>", "while typing: what was searched for before"},
        {"<Tab>", "while typing: where to search, in:quotes, by:NAME, and the names that there are"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        vec_push(out, (HelpLine){ACTION_NONE, str_from(lines[i][0]), str_from(lines[i][1])});
}

void help_lines(const Keymap *map, ActionGroup group, Arena *arena, HelpLineList *out)
{
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        if (action_info(action)->group == group)
            vec_push(out, help_line(map, action, arena));
    if (group == GROUP_SEARCH)
        help_search(out);
    if (group == GROUP_SELECT)
        vec_push(out, (HelpLine){ACTION_NONE, STR("j } ]] G n"),
                                 STR("while selecting: these and others move the end, not the page")});
    if (group == GROUP_MOVE)
        vec_push(out, (HelpLine){ACTION_NONE, STR("0 \xE2\x80\xA6 9"),
                                 STR("a number before a key: so many lines, pages, sections, per cent")});
}

void help_write(Reader *reader)
{
    HelpLineList lines = {0};
    for (ActionGroup group = 0; group < GROUP_COUNT; group++) {
        overlay_heading(reader, str_from(action_group_title(group)));
        vec_clear(&lines);
        help_lines(reader->map, group, &reader->overlay_arena, &lines);
        for (size_t i = 0; i < lines.count; i++)
            overlay_line(reader, lines.items[i].keys, lines.items[i].text);
    }
    vec_free(&lines);
}
