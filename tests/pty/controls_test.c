/* Nothing of a file, its name or the settings reaches a terminal as control: everything that Recto prints or draws of hostile
 * ones is gone through byte by byte. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harmless.h"
#include "pty_harness.h"

#define DRAWN "\033]777;drawn\a"

/* A folder for a test: hostile documents under hostile names, and hostile settings. */
typedef struct {
    char folder[32];
    Buffer text, markdown, missing, config, garbled;
} Den;

static Buffer path_in(const Den *den, const char *name)
{
    Buffer path = {0};
    buffer_put_format(&path, "%s/%s", den->folder, name);
    return path;
}

static void write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.len_bytes, file), bytes.len_bytes);
    assert_int_equal(fclose(file), 0);
}

static void write_document(HostileFormat format, const Buffer *path)
{
    Buffer bytes = {0};
    put_hostile_document(format, &bytes);
    write_file(path->data, buffer_str(&bytes));
    buffer_free(&bytes);
}

static const char hostile_settings[] = "no\033[5nsuch\xE2\x80\xAE = 1\n"
                                       "measure = \033]0;own\a\xE2\x80\xAE\n"
                                       "\xE2\x80\xA8[sec\xC2\x9B"
                                       "5ntion\xE2\x80\xAE]\n"
                                       "theme = \033[5n\xE2\x80\xAE\n"
                                       "just\xF3\xA0\x81\x81 a line\xE2\x81\xA6\n";
static const char hostile_keys[] = "preset = \033[5n\xE2\x80\xAE\n"
                                   "[text]\n"
                                   "\xE2\x80\xAE = reload\n"
                                   "\xC2\x9B = reload\n"
                                   "<F5\xE2\x80\xAE> = reload\n"
                                   "z = no\xE2\x81\xA6such\033[5n\n"
                                   "J = next-section\n"
                                   "JJ\xE2\x80\xAEK = reload\n"
                                   "[sect\xE2\x80\xAEion]\n";

static void open_den(Den *den)
{
    snprintf(den->folder, sizeof den->folder, "/tmp/recto-den-XXXXXX");
    assert_non_null(mkdtemp(den->folder));
    den->text = path_in(den, HOSTILE_NAME ".txt");
    den->markdown = path_in(den, HOSTILE_NAME ".md");
    den->missing = path_in(den, HOSTILE_NAME ".none");
    den->garbled = path_in(den, "bytes " HOSTILE_NAME);
    den->config = path_in(den, HOSTILE_NAME ".config");
    Buffer keys = path_in(den, "keys");
    write_document(HOSTILE_TEXT, &den->text);
    write_document(HOSTILE_MARKDOWN, &den->markdown);
    write_file(den->config.data, str_from(hostile_settings));
    write_file(keys.data, str_from(hostile_keys));
    buffer_free(&keys);
}

static void close_den(Den *den)
{
    pty_remove_folder(den->folder);
    Buffer *paths[] = {&den->text, &den->markdown, &den->missing, &den->garbled, &den->config};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        buffer_free(paths[i]);
}

/* ---- what is printed ----------------------------------------------------------------------------------- */

enum {
    ARGUMENTS_MAX = 8
};

/* All that the program writes, to standard output and error. */
static void run(const char *const *arguments, Buffer *out)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        char *argv[ARGUMENTS_MAX + 3] = {(char *)RECTO_PROGRAM, (char *)"--no-state"};
        for (size_t i = 0; arguments[i]; i++)
            argv[i + 2] = (char *)arguments[i];
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execv(RECTO_PROGRAM, argv);
        _exit(127);
    }
    close(ends[1]);
    char bytes[4096];
    for (ssize_t len; (len = read(ends[0], bytes, sizeof bytes)) > 0;)
        buffer_put(out, (Str){bytes, (size_t)len});
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 2);
}

typedef struct {
    const char *arguments[ARGUMENTS_MAX];
    HarmlessKind kind;
    bool few_marks; /* what is not read by programs */
} Output;

/* Behind each of them comes the file. */
static const Output outputs[] = {
    {{"--dump=text"}, HARMLESS_TEXT, true},
    {{"--dump=text", "--raw"}, HARMLESS_TEXT, true},
    {{"--dump=text", "--width", "20", "--justify"}, HARMLESS_TEXT, true},
    {{"--dump=ansi"}, HARMLESS_COLOURS, true},
    {{"--dump=markdown"}, HARMLESS_TEXT, false},
    {{"--dump=html"}, HARMLESS_TEXT, false},
    {{"--dump=structure", "--explain"}, HARMLESS_TEXT, true},
    {{"--dump=json"}, HARMLESS_TEXT, false},
    {{"--dump=json", "--pretty"}, HARMLESS_TEXT, false},
    {{"--outline"}, HARMLESS_TEXT, true},
    {{"--quotes"}, HARMLESS_TEXT, true},
    {{"--reviews"}, HARMLESS_TEXT, true},
    {{"--reviews=bibtex"}, HARMLESS_TEXT, false},
    {{"--reviews=csl", "--pretty"}, HARMLESS_TEXT, false},
    {{"--search", "m"}, HARMLESS_TEXT, true},
    {{"--search", "m", "--json"}, HARMLESS_TEXT, false},
    {{"--search", "m", "/dev/null"}, HARMLESS_TEXT, true}, /* with the name of the file */
    {{"--replay", "oj"}, HARMLESS_TEXT, true},
    {{"--replay", "i"}, HARMLESS_TEXT, true},
    {{"--replay", "/m<CR>S", "--svg"}, HARMLESS_TEXT, true},
};

static void check_output(const Output *output, const char *file)
{
    Buffer all = {0}, label = {0};
    const char *arguments[ARGUMENTS_MAX + 1] = {0};
    size_t count = 0;
    for (; output->arguments[count]; count++) {
        arguments[count] = output->arguments[count];
        buffer_put_format(&label, "%s ", arguments[count]);
    }
    arguments[count] = file;
    run(arguments, &all);
    if (all.len_bytes < 40)
        fail_msg("%s: next to nothing is printed: %s", label.data, all.data);
    assert_harmless(label.data, buffer_str(&all), output->kind);
    if (output->few_marks)
        assert_few_marks(label.data, buffer_str(&all));
    buffer_free(&all);
    buffer_free(&label);
}

static void test_printed(void **state)
{
    (void)state;
    Den den;
    open_den(&den);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        check_output(&outputs[i], den.text.data);
        check_output(&outputs[i], den.markdown.data);
    }
    close_den(&den);
}

/* What is said of what cannot be done. The last argument of each is hostile by itself. */
static void test_complaints(void **state)
{
    (void)state;
    Den den;
    open_den(&den);
    write_file(den.garbled.data, STR("heading-1 = \033[5n\xE2\x80\xAE\nno\x9B such = \xE2\x81\xA6\n"));
    const char *const complaints[][ARGUMENTS_MAX] = {
        {"--dump", den.missing.data},
        {"--search", "m", den.missing.data},
        {"--dump", den.folder},
        {"--dump=\033[5n\xE2\x80\xAE"},
        {"--no\033[5n\xE2\x80\xAEsuch"},
        {"-\033"},
        {"-\xE2\x80\xAE"},
        {"--width", "\033[5n\xE2\x80\xAE"},
        {"--size", "\xC2\x9B"
                   "5n"},
        {"--type", "\x9B"
                   "5n"},
        {"--theme", "\033[5n\xE2\x80\xAE", "--dump=ansi"},
        {"--theme", den.garbled.data, "--dump=ansi"},
        {"+\033[5n"},
        {"--regex", "--search", "(\033[5n\xE2\x80\xAE"},
        {"--config", den.missing.data, "--dump"},
        {"--config", den.config.data, "--dump", den.text.data},
        {"--config", den.config.data, "--print-config"},
        {"--theme", den.garbled.data, "--print-config"},
        {"--print-config=\033[5n"},
    };
    for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
        Buffer all = {0};
        run(complaints[i], &all);
        assert_true(all.len_bytes > 10);
        assert_harmless(complaints[i][0], buffer_str(&all), HARMLESS_TEXT);
        buffer_free(&all);
    }
    close_den(&den);
}

/* ---- what is drawn ------------------------------------------------------------------------------------- */

static Pty *start_strict(const char *const *argv, const char *state)
{
    return pty_start((PtyOptions){.argv = argv,
                                  .cols = 100,
                                  .rows = 30,
                                  .term = "recto-strict",
                                  .terminfo = RECTO_TESTS_DIR "/pty/strict.ti",
                                  .state = state,
                                  .browser = "true"});
}

/* Types keys one by one and waits for the screen that each makes. */
static void press_all(Pty *pty, const char *keys)
{
    for (; *keys; keys++) {
        const char key[] = {*keys, '\0'};
        pty_forget_output(pty);
        pty_type(pty, key);
        pty_wait_for_output(pty, DRAWN);
        assert_harmless(keys, pty_output(pty), HARMLESS_SCREEN);
        assert_few_marks(keys, pty_output(pty));
    }
}

static void read_hostile(const char *file)
{
    const char *argv[] = {SESSION_PROBE, file, NULL};
    Pty *pty = start_strict(argv, NULL);
    pty_wait_for_output(pty, DRAWN);
    assert_harmless("first screen", pty_output(pty), HARMLESS_SCREEN);
    press_all(pty, "ojj\r\tQjSRj\ri\033? \033M\033x\033]]]]]q]r]q\\  \\f\033");
    for (int i = 0; i < 40; i++)
        press_all(pty, i % 8 == 0 ? " yYvww}yv}Y" : "  ");
    press_all(pty, "/Ha\rnSj&\033\033sHa\033:as \t\t\033:theme \t\033\\v}}y");
    pty_type(pty, "q");
    pty_wait_until_left(pty);
    pty_free(pty);
}

static void test_drawn_text(void **state)
{
    (void)state;
    Den den;
    open_den(&den);
    read_hostile(den.text.data);
    close_den(&den);
}

static void test_drawn_markdown(void **state)
{
    (void)state;
    Den den;
    open_den(&den);
    read_hostile(den.markdown.data);
    close_den(&den);
}

/* What was written until the screen was left: behind it the terminal is the shell's. */
static Str strict_output(Pty *pty)
{
    Str all = pty_output(pty);
    return str_slice(all, 0, str_find(all, STR("\033[?1049l"), 0));
}

/* The list of messages, and what was being read, of the program as it is. */
static void test_names_and_messages(void **state)
{
    (void)state;
    Den den;
    open_den(&den);
    const char *argv[] = {RECTO_PROGRAM, "--config", den.config.data, den.markdown.data, NULL};
    Pty *pty = start_strict(argv, den.folder);
    pty_wait_for_text(pty, "does not look like text");
    pty_type(pty, ":messages\r");
    pty_wait_for_text(pty, "such");
    pty_type(pty, "\033");
    pty_wait_for_no_text(pty, "such");
    pty_type(pty, "maM");
    pty_wait_for_text(pty, "Marks");
    pty_type(pty, "q");
    pty_wait_for_no_text(pty, "Marks");
    pty_type(pty, "q");
    pty_wait_for_end(pty);
    assert_harmless("messages", strict_output(pty), HARMLESS_SCREEN);
    pty_free(pty);
    const char *again[] = {RECTO_PROGRAM, NULL};
    pty = start_strict(again, den.folder);
    pty_wait_for_text(pty, "The ");
    pty_type(pty, "\r");
    pty_wait_for_text(pty, "%");
    pty_type(pty, "q");
    pty_wait_for_end(pty);
    assert_harmless("what was being read", strict_output(pty), HARMLESS_SCREEN);
    pty_free(pty);
    close_den(&den);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_printed),
        cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_drawn_text),
        cmocka_unit_test(test_drawn_markdown),
        cmocka_unit_test(test_names_and_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
