/* The command line: every action by its name, or by letters of it, and settings with a value; a number is a line. */
#include <stdlib.h>

#include "base/fuzzy.h"
#include "internal.h"

/* Short names that other programs have taught. */
static const struct {
    const char *name;
    Action action;
} aliases[] = {{"q", ACTION_QUIT},          {"q!", ACTION_QUIT},         {"Q", ACTION_QUIT},
               {"f", ACTION_INFO},          {"h", ACTION_HELP},          {"e", ACTION_EDIT},
               {"n", ACTION_NEXT_FILE},     {"p", ACTION_PREVIOUS_FILE}, {"delmarks", ACTION_MARK_DELETE},
               {"delm", ACTION_MARK_DELETE}};

static Action alias_action(Str name)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (str_equal(str_from(aliases[i].name), name))
            return aliases[i].action;
    return ACTION_NONE;
}

const char *palette_name(Action action)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (aliases[i].action == action)
            return aliases[i].name;
    return action_info(action)->name;
}

/* How well an action fits what was typed: the higher the better. */
typedef enum {
    FITS_NOT,
    FITS_LETTERS,   /* in their order, with others between */
    FITS_PART,      /* of its name */
    FITS_BEGINNING, /* of its name */
    FITS_NAME,
    FITS_ALIAS
} Fitness;

static Fitness action_fitness(Action action, Str typed)
{
    Str name = str_from(action_info(action)->name);
    if (alias_action(typed) == action)
        return FITS_ALIAS;
    if (str_equal_nocase(name, typed))
        return FITS_NAME;
    size_t at = find_nocase(name, typed);
    if (at < name.len_bytes)
        return at == 0 ? FITS_BEGINNING : FITS_PART;
    return is_subsequence_nocase(name, typed) ? FITS_LETTERS : FITS_NOT;
}

/* The word that names the action, and what stands behind it. */
static Str first_word(Str line, Str *rest)
{
    line = str_trim(line);
    size_t end = str_find_byte(line, ' ', 0);
    *rest = str_trim(str_slice(line, end, line.len_bytes));
    return str_slice(line, 0, end);
}

/* Is word, which begins the line, ready and its argument begun? */
static bool has_argument(Str line, Str word)
{
    return line.len_bytes > 0 &&
           (str_trim(line).len_bytes > word.len_bytes || line.data[line.len_bytes - 1] == ' ');
}

/* An action that fits what was typed. */
typedef struct {
    Action action;
    Fitness fitness;
    int score; /* of those that fit by letters only (base/fuzzy.h) */
} Fit;

typedef VEC(Fit) FitList;

/* The best first; what fits alike is in the order of the table. */
static int compare_fits(const void *left, const void *right)
{
    const Fit *a = left, *b = right;
    if (a->fitness != b->fitness)
        return a->fitness < b->fitness ? 1 : -1;
    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    return (a->action > b->action) - (a->action < b->action);
}

static void list_fits(Str word, FitList *out)
{
    Fuzzy fuzzy;
    fuzzy_init(&fuzzy, word);
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        Fit fit = {.action = action, .fitness = action_fitness(action, word)};
        if (fit.fitness == FITS_LETTERS)
            fit.score = fuzzy_score(&fuzzy, str_from(action_info(action)->name));
        if (fit.fitness > FITS_NOT)
            vec_push(out, fit);
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_fits);
}

/* Its keys where it has some first: in the text, in the sidebar, in a list. */
static Str keys_of(Reader *reader, Action action)
{
    Str keys = {0};
    for (Mode mode = 0; mode < MODE_COUNT && keys.len_bytes == 0; mode++)
        keys = keymap_keys_of(reader->map, mode, action, &reader->hint_arena);
    return keys;
}

static void list_actions(Reader *reader, Str word)
{
    FitList fits = {0};
    list_fits(word, &fits);
    for (size_t i = 0; i < fits.count; i++) {
        const ActionInfo *info = action_info(fits.items[i].action);
        vec_push(&reader->state.hints, (KeyHint){.key = str_from(info->name),
                                                 .help = str_from(info->help),
                                                 .keys = keys_of(reader, fits.items[i].action)});
    }
    vec_free(&fits);
}

/* What can stand behind the name of a setting: "theme sepia". */
static void list_values(Reader *reader, Setting setting, Str typed)
{
    const SettingInfo *info = setting_info(setting);
    Str words = setting == SETTING_THEME ? reader->themes : str_from(info->values);
    for (size_t at = 0; at < words.len_bytes;) {
        size_t end = str_find_byte(words, ' ', at);
        Str word = str_slice(words, at, end);
        at = end + 1;
        if (str_starts_nocase(word, typed))
            vec_push(&reader->state.hints,
                     (KeyHint){.key = arena_format(&reader->hint_arena, "%s %.*s", info->name,
                                                   (int)word.len_bytes, word.data)});
    }
}

void palette_list(Reader *reader)
{
    Str line = buffer_str(&reader->state.prompt.text), rest, word = first_word(line, &rest);
    Setting setting = setting_named(word);
    bool with_argument = has_argument(line, word);
    vec_clear(&reader->state.hints);
    arena_reset(&reader->hint_arena);
    if (with_argument && str_equal_nocase(word, str_from(action_info(ACTION_AS)->name)))
        correct_list_classes(reader, rest);
    else if (with_argument && setting < SETTING_COUNT)
        list_values(reader, setting, rest);
    else
        list_actions(reader, word);
}

static Action best_action(Str word)
{
    FitList fits = {0};
    list_fits(word, &fits);
    Action best = fits.count > 0 ? fits.items[0].action : ACTION_NONE;
    vec_free(&fits);
    return best;
}

/* The number that s is, or -1. */
static int parse_number(Str s)
{
    int number = 0;
    for (size_t i = 0; i < s.len_bytes; i++) {
        if (s.data[i] < '0' || s.data[i] > '9')
            return -1;
        int digit = s.data[i] - '0';
        number = number > (COUNT_MAX - digit) / 10 ? COUNT_MAX : number * 10 + digit;
    }
    return s.len_bytes > 0 ? number : -1;
}

/* A setting of two values with one of them. */
static Effects run_setting(Reader *reader, Setting setting, Str value)
{
    const SettingInfo *info = setting_info(setting);
    int index = setting_value(setting, value);
    if (index >= 0)
        return reader_apply(reader, (Command){.action = info->action, .argument = (uint32_t)index + 1});
    Str other = setting_word(setting, 1), one = setting_word(setting, 0);
    complain(reader, "%s is %.*s or %.*s", info->name, STR_ARGS(one), STR_ARGS(other));
    return EFFECT_DRAW;
}

static Effects run_action(Reader *reader, Action action, Str argument)
{
    Command command = {.action = action};
    Setting setting = setting_of_action(action);
    overlay_close(reader);
    if (action == ACTION_THEME)
        return look_want_theme(reader, argument);
    if (setting < SETTING_COUNT && setting != SETTING_MEASURE && argument.len_bytes > 0)
        return run_setting(reader, setting, argument);
    if (action == ACTION_AS)
        return correct_as(reader, argument);
    if (action == ACTION_MARK_DELETE)
        return marks_delete(reader, argument);
    if (action_takes_character(action)) {
        if (argument.len_bytes == 0) {
            complain(reader, "%s: which letter?", action_info(action)->name);
            return EFFECT_DRAW;
        }
        size_t len;
        command.argument = utf8_decode(argument, 0, &len);
    } else if (parse_number(argument) > 0) {
        command.count = parse_number(argument);
    }
    return reader_apply(reader, command);
}

Effects palette_run(Reader *reader, Str line)
{
    Str rest, word = first_word(line, &rest);
    if (word.len_bytes == 0)
        return EFFECT_DRAW;
    int number = parse_number(word);
    if (number >= 0) /* as 20G: a g behind it is no second one */
        return reader_apply(reader,
                            (Command){.action = number > 0 ? ACTION_BOTTOM : ACTION_TOP, .count = number});
    if (str_ends(word, STR("%")) && parse_number(str_slice(word, 0, word.len_bytes - 1)) > 0)
        return reader_apply(reader, (Command){.action = ACTION_PERCENT,
                                              .count = parse_number(str_slice(word, 0, word.len_bytes - 1))});
    Action action = best_action(word);
    if (action != ACTION_NONE)
        return run_action(reader, action, rest);
    complain(reader, "No action is called %.*s", STR_ARGS(word));
    return EFFECT_DRAW;
}
