/* What shells complete. Words of values are plain letters and digits (a test holds the table to it), so that no shell finds
 * anything in them; help texts are quoted as each shell wants it. */
#include "manual.h"

#include "app/options.h"

Str manual_next_value(const char **at)
{
    size_t len = strcspn(*at, " ");
    Str word = {*at, len};
    *at += len + ((*at)[len] == ' ');
    return word;
}

static bool is_file(Str word)
{
    return str_equal(word, STR("FILE"));
}

/* The words of the values but FILE, with blanks between them; true when FILE is among them. */
static bool put_words(Buffer *out, const OptionInfo *option)
{
    bool has_files = false, is_first = true;
    const char *at = option->values;
    for (Str word = manual_next_value(&at); word.len_bytes > 0; word = manual_next_value(&at)) {
        has_files = has_files || is_file(word);
        if (is_file(word))
            continue;
        buffer_put_format(out, "%s%.*s", is_first ? "" : " ", (int)word.len_bytes, word.data);
        is_first = false;
    }
    return has_files;
}

static bool has_words(const OptionInfo *option)
{
    return option->values[0] && strcmp(option->values, "FILE") != 0;
}

/* text as a part of a word in single quotes, with '\\' before each byte that is one of `special`. */
static void put_quoted(Buffer *out, const char *text, const char *special)
{
    for (; *text; text++) {
        if (strchr(special, *text))
            buffer_put_byte(out, '\\');
        buffer_put(out, *text == '\'' ? STR("'\\''") : (Str){text, 1});
    }
}

/* --- bash --- */

/* What may follow an option: a line of the script's `case`. */
static void put_bash_case(Buffer *out, const OptionInfo *option)
{
    if (option->takes == VALUE_NONE)
        return;
    buffer_put_format(out, "    %s--%s)\n", option->takes == VALUE_OPTIONAL ? "=" : "*", option->name);
    buffer_put(out, STR("        words='"));
    bool has_files = put_words(out, option);
    buffer_put_format(out, "' files=%s ;;\n", has_files ? "yes" : "");
}

void manual_bash(Buffer *out)
{
    buffer_put(out, STR("# What bash completes for recto. Made from its table of options.\n"
                        "_recto()\n"
                        "{\n"
                        "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} "
                        "mark= words files\n"
                        "    # '=' is a word of its own.\n"
                        "    if [[ $current == = ]]; then\n"
                        "        current= mark==\n"
                        "    elif [[ $before == = ]]; then\n"
                        "        before=${COMP_WORDS[COMP_CWORD - 2]} mark==\n"
                        "    fi\n"
                        "    case $mark$before in\n"));
    for (OptionId id = 0; id < OPT_COUNT; id++)
        put_bash_case(out, option_info(id));
    buffer_put(out, STR("    *)\n        files=yes\n        [[ $current == -* ]] && files= words='"));
    for (OptionId id = 0; id < OPT_COUNT; id++)
        buffer_put_format(out, "%s--%s", id ? " " : "", option_info(id)->name);
    buffer_put(out, STR("' ;;\n"
                        "    esac\n"
                        "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
                        "    if [[ $files ]]; then\n"
                        "        compopt -o filenames 2>/dev/null\n"
                        "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$current\")\n"
                        "    fi\n"
                        "}\n"
                        "complete -F _recto recto\n"));
}

/* --- zsh --- */

static void put_zsh_option(Buffer *out, const OptionInfo *option)
{
    static const char *const forms[] = {[VALUE_NONE] = "", [VALUE_REQUIRED] = "=", [VALUE_OPTIONAL] = "=-"};
    buffer_put_format(out, "    '--%s%s[", option->name, forms[option->takes]);
    put_quoted(out, option->help, "\\[]:");
    buffer_put(out, STR("]"));
    if (option->takes != VALUE_NONE) {
        buffer_put_format(out, "%s%s:", option->takes == VALUE_OPTIONAL ? "::" : ":", option->argument);
        Buffer words = {0};
        bool has_files = put_words(&words, option);
        if (has_files && words.len_bytes > 0)
            buffer_put_format(out, "{_alternative \"words:word:(%s)\" \"files:file:_files\"}", words.data);
        else if (has_files)
            buffer_put(out, STR("_files"));
        else if (words.len_bytes > 0)
            buffer_put_format(out, "(%s)", words.data);
        buffer_free(&words);
    }
    buffer_put(out, STR("' \\\n"));
}

void manual_zsh(Buffer *out)
{
    buffer_put(out, STR("#compdef recto\n"
                        "# What zsh completes for recto. Made from its table of options.\n"
                        "_arguments \\\n"));
    for (OptionId id = 0; id < OPT_COUNT; id++)
        put_zsh_option(out, option_info(id));
    buffer_put(out, STR("    '*:file:_files'\n"));
}

/* --- fish --- */

static void put_fish_option(Buffer *out, const OptionInfo *option)
{
    buffer_put_format(out, "complete -c recto -l %s -d '", option->name);
    put_quoted(out, option->help, "\\");
    buffer_put(out, STR("'"));
    Buffer words = {0};
    bool has_files = put_words(&words, option);
    if (option->takes == VALUE_REQUIRED)
        buffer_put(out, has_files ? STR(" -r -F") : STR(" -x"));
    if (has_words(option))
        buffer_put_format(out, " -a '%s'", words.data);
    buffer_put_byte(out, '\n');
    buffer_free(&words);
}

void manual_fish(Buffer *out)
{
    buffer_put(out, STR("# What fish completes for recto. Made from its table of options.\n"));
    for (OptionId id = 0; id < OPT_COUNT; id++)
        put_fish_option(out, option_info(id));
}
