#include "reader/setting.h"

static const SettingInfo setting_table[SETTING_COUNT] = {
#define X(id, name_, values_, otherwise_)                                                                    \
    [SETTING_##id] = {.name = name_, .values = values_, .otherwise = otherwise_, .action = ACTION_##id},
    SETTINGS(X)
#undef X
};

const SettingInfo *setting_info(Setting setting)
{
    return &setting_table[setting];
}

Setting setting_named(Str name)
{
    Setting setting = 0;
    while (setting < SETTING_COUNT && !str_equal(str_from(setting_table[setting].name), name))
        setting++;
    return setting;
}

Setting setting_of_action(Action action)
{
    Setting setting = 0;
    while (setting < SETTING_COUNT && setting_table[setting].action != action)
        setting++;
    return setting;
}

/* The word that begins at *at, which is left behind it. */
static Str next_word(Str words, size_t *at)
{
    size_t start = *at, end = str_find_byte(words, ' ', start);
    *at = end + 1;
    return str_slice(words, start, end);
}

int setting_value(Setting setting, Str value)
{
    Str words = str_from(setting_table[setting].values);
    int index = 0;
    for (size_t at = 0; at < words.len_bytes; index++)
        if (str_equal(next_word(words, &at), value))
            return index;
    return -1;
}

Str setting_word(Setting setting, int value)
{
    Str words = str_from(setting_table[setting].values), word = {0};
    size_t at = 0;
    for (int index = 0; index <= value && at < words.len_bytes; index++)
        word = next_word(words, &at);
    return word;
}
