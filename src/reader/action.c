#include "reader/action.h"

static const ActionInfo action_table[ACTION_COUNT] = {
#define X(id, name_, group_, help_, text_keys_, sidebar_keys_)                                               \
    [ACTION_##id] = {.name = name_,                                                                          \
                     .group = GROUP_##group_,                                                                \
                     .help = help_,                                                                          \
                     .text_keys = text_keys_,                                                                \
                     .sidebar_keys = sidebar_keys_},
    ACTIONS(X)
#undef X
};

static const char *const group_titles[GROUP_COUNT] = {
#define X(id, title) [GROUP_##id] = title,
    ACTION_GROUPS(X)
#undef X
};

const ActionInfo *action_info(Action action)
{
    return &action_table[action];
}

const char *action_group_title(ActionGroup group)
{
    return group_titles[group];
}

bool action_takes_character(Action action)
{
    return action == ACTION_MARK_SET || action == ACTION_MARK_GO;
}
