#include "manual.h"

#include "app/options.h"
#include "app/version.h"
#include "reader/help.h"

/* Text as an argument or a line of mdoc: roff's own characters by name, and nothing at its head that would be a request or a
 * delimiter (mdoc(7), "Delimiters"). */
static void put_escaped(Buffer *out, Str text)
{
    static const struct {
        char byte;
        const char *name;
    } names[] = {{'\\', "\\e"},   {'-', "\\-"},   {'^', "\\(ha"}, {'`', "\\(ga"},
                 {'\'', "\\(aq"}, {'"', "\\(dq"}, {'~', "\\(ti"}};
    buffer_put(out, STR("\\&"));
    for (size_t i = 0; i < text.len_bytes; i++) {
        const char *name = NULL;
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            if (text.data[i] == names[j].byte)
                name = names[j].name;
        if (name)
            buffer_put(out, str_from(name));
        else
            buffer_put_byte(out, text.data[i]);
    }
}

/* A line for each sentence, as mdoc wants it, and a full stop at the end. */
static void put_sentences(Buffer *out, Str text)
{
    while (text.len_bytes > 0) {
        size_t end = str_find(text, STR(". "), 0);
        put_escaped(out, str_slice(text, 0, end));
        buffer_put(out, STR(".\n"));
        text = str_slice(text, end + 2, text.len_bytes);
    }
}

static void put_option(Buffer *out, const OptionInfo *option)
{
    buffer_put(out, STR(".It Fl -"));
    for (const char *c = option->name; *c; c++)
        buffer_put(out, *c == '-' ? STR("\\-") : (Str){c, 1});
    if (option->takes == VALUE_OPTIONAL)
        buffer_put_format(out, " Ns Op = Ns Ar %s", option->argument);
    else if (option->takes == VALUE_REQUIRED)
        buffer_put_format(out, " Ar \"%s\"", option->argument);
    buffer_put_byte(out, '\n');
    put_sentences(out, str_from(option->help));
}

static void put_options(Buffer *out)
{
    for (OptionGroup group = 0; group < OPTION_GROUP_COUNT; group++) {
        buffer_put_format(out, ".Ss %s\n.Bl -tag -width Ds\n", option_group_title(group));
        if (group == OPTION_GROUP_OPEN)
            buffer_put(out, STR(".It Cm + Ns Ar N\nline\n.Ar N\nof the file.\n"
                                ".It Cm +/ Ns Ar PATTERN\nthe first place where\n.Ar PATTERN\nstands.\n"));
        for (OptionId id = 0; id < OPT_COUNT; id++)
            if (option_info(id)->group == group)
                put_option(out, option_info(id));
        buffer_put(out, STR(".El\n"));
    }
}

static void put_keys(Buffer *out)
{
    Keymap *map = keymap_new();
    Arena arena = {0};
    HelpLineList lines = {0};
    for (ActionGroup group = 0; group < GROUP_COUNT; group++) {
        buffer_put_format(out, ".Ss %s\n.Bl -tag -width Ds\n", action_group_title(group));
        vec_clear(&lines);
        help_lines(map, group, &arena, &lines);
        for (size_t i = 0; i < lines.count; i++) {
            buffer_put(out, STR(".It Ic \""));
            put_escaped(out, lines.items[i].keys);
            buffer_put(out, STR("\"\n"));
            put_sentences(out, lines.items[i].text);
        }
        buffer_put(out, STR(".El\n"));
    }
    vec_free(&lines);
    arena_free(&arena);
    keymap_free(map);
}

/* "0.1.0" of "recto 0.1.0\n". */
static Str version(void)
{
    Str line = str_from(recto_version_line);
    return str_trim(str_slice(line, str_find_byte(line, ' ', 0), line.len_bytes));
}

void manual_page(Str frame, Buffer *out)
{
    static const Str mark = STR_INIT("@VERSION@");
    for (size_t at = 0; at < frame.len_bytes;) {
        size_t end = str_find_byte(frame, '\n', at);
        Str line = str_slice(frame, at, end);
        at = end + 1;
        if (str_equal(line, STR("@OPTIONS@"))) {
            put_options(out);
            continue;
        }
        if (str_equal(line, STR("@KEYS@"))) {
            put_keys(out);
            continue;
        }
        size_t before = str_find(line, mark, 0);
        buffer_put(out, str_slice(line, 0, before));
        if (before < line.len_bytes)
            buffer_put(out, version());
        buffer_put(out, str_slice(line, before + mark.len_bytes, line.len_bytes));
        buffer_put_byte(out, '\n');
    }
}

void manual_keys(Buffer *out)
{
    Keymap *map = keymap_new();
    Arena arena = {0};
    HelpLineList lines = {0};
    for (ActionGroup group = 0; group < GROUP_COUNT; group++)
        help_lines(map, group, &arena, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        HelpLine line = lines.items[i];
        if (line.action == ACTION_NONE)
            continue;
        buffer_put_format(out, "%s\t%s\t%s\t", action_info(line.action)->name, line.keys.data,
                          line.text.data);
        for (Mode mode = 0; mode < MODE_COUNT; mode++)
            buffer_put_format(out, "%s ", keymap_keys_of(map, mode, line.action, &arena).data);
        buffer_put_byte(out, '\n');
    }
    vec_free(&lines);
    arena_free(&arena);
    keymap_free(map);
}
