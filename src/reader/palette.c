/* The command line: every action by its name, or by letters of it; a number is a line. */
#include "internal.h"

/* Short names that other programs have taught. */
static const struct {
    const char *name;
    Action action;
} aliases[] = {{"q", ACTION_QUIT},
               {"q!", ACTION_QUIT},
               {"h", ACTION_HELP},
               {"e", ACTION_EDIT},
               {"n", ACTION_NEXT_FILE},
               {"p", ACTION_PREVIOUS_FILE},
               {"delmarks", ACTION_MARK_DELETE},
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

/* Behind "as " stand the names of classes. */
static bool names_class(Str line, Str word)
{
    return str_equal_nocase(word, str_from(action_info(ACTION_AS)->name)) && line.len_bytes > 0 &&
           (str_trim(line).len_bytes > word.len_bytes || line.data[line.len_bytes - 1] == ' ');
}

void palette_list(Reader *reader)
{
    Str line = buffer_str(&reader->state.prompt.text), rest, word = first_word(line, &rest);
    vec_clear(&reader->state.hints);
    if (names_class(line, word)) {
        correct_list_classes(reader, rest);
        return;
    }
    for (Fitness wanted = FITS_ALIAS; wanted > FITS_NOT; wanted--)
        for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
            const ActionInfo *info = action_info(action);
            if (action_fitness(action, word) == wanted)
                vec_push(&reader->state.hints,
                         (KeyHint){.key = str_from(info->name), .help = str_from(info->help)});
        }
}

static Action best_action(Str word)
{
    Action best = ACTION_NONE;
    Fitness best_fitness = FITS_NOT;
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        Fitness fit = action_fitness(action, word);
        if (fit > best_fitness) {
            best = action;
            best_fitness = fit;
        }
    }
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

static Effects run_action(Reader *reader, Action action, Str argument)
{
    Command command = {.action = action};
    overlay_close(reader);
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
    if (number >= 0)
        return reader_apply(reader, (Command){.action = ACTION_TOP, .count = number});
    if (str_ends(word, STR("%")) && parse_number(str_slice(word, 0, word.len_bytes - 1)) > 0)
        return reader_apply(reader, (Command){.action = ACTION_PERCENT,
                                              .count = parse_number(str_slice(word, 0, word.len_bytes - 1))});
    Action action = best_action(word);
    if (action != ACTION_NONE)
        return run_action(reader, action, rest);
    complain(reader, "No action is called %.*s", STR_ARGS(word));
    return EFFECT_DRAW;
}
