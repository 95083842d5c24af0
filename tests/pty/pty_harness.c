#include "pty_harness.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/memory.h"
#include "base/utf8.h"

struct Pty {
    int master, slave; /* the slave is kept open, so that what was written is not lost with the program */
    int reports;       /* from the shell: the program's process id, then its statuses */
    int leash;         /* the shell ends when this is closed */
    pid_t shell, program;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate, cursor_visible;
    struct termios found_modes;
    Buffer output, row;
    bool ambiguous_wide;
    Buffer held; /* output that ends inside of a character */
    char home[64];
};

/* ---- the shell --------------------------------------------------------------------------------------- */

static void reset_signals(void)
{
    static const int numbers[] = {SIGTTOU, SIGTSTP, SIGINT, SIGQUIT, SIGHUP, SIGPIPE};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_DFL);
}

static _Noreturn void run_program(const Pty *pty, PtyOptions options, int input)
{
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(pty->slave, getpgrp());
    reset_signals();
    dup2(input >= 0 ? input : pty->slave, STDIN_FILENO);
    dup2(pty->slave, STDOUT_FILENO);
    dup2(pty->slave, STDERR_FILENO);
    for (int fd = 3; fd < 64; fd++)
        close(fd);
    setenv("TERM", options.term ? options.term : "xterm-256color", 1);
    setenv("HOME", pty->home, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("COLUMNS", "13", 1); /* what a shell may leave lying about; the window's own size counts */
    unsetenv("NO_COLOR");
    unsetenv("COLORTERM");
    unsetenv("XDG_STATE_HOME");
    if (options.state)
        setenv("XDG_STATE_HOME", options.state, 1);
    unsetenv("DISPLAY"); /* nobody's clipboard is ours */
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("BROWSER");
    if (options.browser)
        setenv("BROWSER", options.browser, 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    execv(options.argv[0], (char *const *)options.argv);
    perror(options.argv[0]);
    _exit(127);
}

static void report(int fd, int value)
{
    ssize_t written = write(fd, &value, sizeof value);
    (void)written;
}

/* Leads the session, starts the program as its foreground job, and tells what becomes of it. */
static _Noreturn void run_shell(const Pty *pty, PtyOptions options, int reports, int leash, int input)
{
    close(pty->master); /* nobody but the test may keep the terminal's other side open */
    close(pty->reports);
    close(pty->leash);
    signal(SIGHUP, SIG_IGN);
    setsid();
    ioctl(pty->slave, TIOCSCTTY, 0);
    pid_t program = fork();
    if (program == 0)
        run_program(pty, options, input);
    setpgid(program, program);
    if (input >= 0)
        close(input);
    report(reports, program);
    int status;
    while (waitpid(program, &status, WUNTRACED | WCONTINUED) > 0)
        report(reports, status);
    char byte;
    while (read(leash, &byte, 1) < 0 && errno == EINTR) {
    }
    _exit(0);
}

/* ---- starting ---------------------------------------------------------------------------------------- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    Pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_visible = value->boolean;
    return 1;
}

static void write_to_program(const char *bytes, size_t len, void *user)
{
    const Pty *pty = user;
    while (len > 0) {
        ssize_t written = write(pty->master, bytes, len);
        assert_true(written > 0);
        bytes += written;
        len -= (size_t)written;
    }
}

static void open_emulator(Pty *pty, int cols, int rows)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    pty->vterm = vterm_new(rows, cols);
    vterm_set_utf8(pty->vterm, 1);
    vterm_output_set_callback(pty->vterm, write_to_program, pty);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    pty->cursor_visible = true;
    vterm_screen_reset(pty->screen, 1);
}

static void set_window(const Pty *pty, int cols, int rows)
{
    struct winsize window = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};
    assert_int_equal(ioctl(pty->slave, TIOCSWINSZ, &window), 0);
}

static void open_terminal(Pty *pty, int cols, int rows)
{
    pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(pty->master >= 0);
    assert_int_equal(grantpt(pty->master), 0);
    assert_int_equal(unlockpt(pty->master), 0);
    pty->slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(pty->slave >= 0);
    set_window(pty, cols, rows);
    assert_int_equal(tcgetattr(pty->slave, &pty->found_modes), 0);
    open_emulator(pty, cols, rows);
}

/* A pipe that already holds all of text; -1 for NULL. */
static int filled_pipe(const char *text)
{
    if (!text)
        return -1;
    int ends[2];
    size_t len = strlen(text);
    assert_true(len < 1 << 15); /* fits without a reader */
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, len), len);
    close(ends[1]);
    return ends[0];
}

/* Into the home directory, where ncurses looks first. */
static void compile_terminfo(const Pty *pty, const char *source)
{
    Buffer command = {0};
    buffer_put_format(&command, "tic -x -o '%s/.terminfo' '%s'", pty->home, source);
    assert_int_equal(system(command.data), 0);
    buffer_free(&command);
}

static int take_report(Pty *pty);

Pty *pty_start(PtyOptions options)
{
    Pty *pty = memory_alloc_zero(1, sizeof *pty);
    pty->ambiguous_wide = options.ambiguous_wide;
    int reports[2], leash[2], input = filled_pipe(options.input);
    snprintf(pty->home, sizeof pty->home, "/tmp/recto-pty-XXXXXX");
    assert_non_null(mkdtemp(pty->home));
    if (options.terminfo)
        compile_terminfo(pty, options.terminfo);
    open_terminal(pty, options.cols, options.rows);
    assert_int_equal(pipe(reports), 0);
    assert_int_equal(pipe(leash), 0);
    pty->reports = reports[0];
    pty->leash = leash[1];
    pty->shell = fork();
    assert_true(pty->shell >= 0);
    if (pty->shell == 0)
        run_shell(pty, options, reports[1], leash[0], input);
    close(reports[1]);
    close(leash[0]);
    if (input >= 0)
        close(input);
    pty->program = take_report(pty);
    return pty;
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

void pty_free(Pty *pty)
{
    kill(-pty->program, SIGKILL);
    close(pty->leash);
    if (pty->master >= 0)
        close(pty->master);
    close(pty->slave);
    while (waitpid(pty->shell, NULL, 0) < 0 && errno == EINTR) {
    }
    close(pty->reports);
    vterm_free(pty->vterm);
    nftw(pty->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    buffer_free(&pty->output);
    buffer_free(&pty->row);
    buffer_free(&pty->held);
    memory_free(pty);
}

/* ---- waiting ----------------------------------------------------------------------------------------- */

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

Buffer pty_stand_in(Str text)
{
    static const Str wide = STR_INIT("–—‘’“”…·");
    Buffer out = {0};
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        utf8_decode(text, at, &step);
        Str character = str_slice(text, at, at + step);
        bool stands_in = step > 1 && str_find(wide, character, 0) < wide.len_bytes;
        buffer_put(&out, stands_in ? STR(WIDE_STAND_IN) : character);
    }
    return out;
}

/* Whole characters go to libvterm, the beginning of another waits. */
static void show_output(Pty *pty, Str bytes)
{
    buffer_put(&pty->held, bytes);
    Str text = buffer_str(&pty->held);
    size_t end = utf8_start(text, text.len_bytes - 1), step;
    utf8_decode(text, end, &step);
    bool is_cut = (unsigned char)text.data[end] >= 0xC0 && step == 1;
    end = is_cut ? end : text.len_bytes;
    Buffer whole = pty_stand_in(str_slice(text, 0, end)), rest = {0};
    buffer_put(&rest, str_slice(text, end, text.len_bytes));
    vterm_input_write(pty->vterm, whole.data, whole.len_bytes);
    buffer_free(&whole);
    buffer_free(&pty->held);
    pty->held = rest;
}

static void take_output(Pty *pty)
{
    char bytes[4096];
    ssize_t len = read(pty->master, bytes, sizeof bytes);
    if (len <= 0)
        return;
    if (pty->ambiguous_wide)
        show_output(pty, (Str){bytes, (size_t)len});
    else
        vterm_input_write(pty->vterm, bytes, (size_t)len);
    buffer_put(&pty->output, (Str){bytes, (size_t)len});
}

static void show_screen(Pty *pty)
{
    int rows, cols;
    vterm_get_size(pty->vterm, &rows, &cols);
    fprintf(stderr, "--- %d by %d, alternate screen %s, cursor %s\n", cols, rows,
            pty->alternate ? "on" : "off", pty->cursor_visible ? "shown" : "hidden");
    for (int row = 0; row < rows; row++) {
        Str text = pty_row(pty, row);
        fprintf(stderr, "|%.*s\n", (int)text.len_bytes, text.data);
    }
}

/* Waits for output or, unless it has been seen, for a report; takes what output there is. False: too late. A
 * report means that the program has stopped or ended, so that little more can be hoped for. */
static bool wait_for_output(Pty *pty, long long *deadline, bool *reported)
{
    enum {
        AFTER_REPORT_MS = 2000
    };
    struct pollfd waiting[] = {{.fd = pty->master, .events = POLLIN}, {.fd = pty->reports, .events = POLLIN}};
    long long left = *deadline - now_ms();
    if (left <= 0 || (poll(waiting, *reported ? 1 : 2, (int)left) < 0 && errno != EINTR))
        return false;
    if (waiting[0].revents & POLLIN)
        take_output(pty);
    if (!*reported && waiting[1].revents) {
        *reported = true;
        *deadline = now_ms() + AFTER_REPORT_MS;
    }
    return true;
}

/* Takes output until met(pty, what) holds. */
static void wait_until(Pty *pty, bool (*met)(Pty *, const void *), const void *what, const char *said)
{
    long long deadline = now_ms() + PTY_DEADLINE_MS;
    bool reported = false;
    while (!met(pty, what)) {
        if (!wait_for_output(pty, &deadline, &reported)) {
            show_screen(pty);
            fail_msg("waited in vain: %s", said);
        }
    }
}

static bool in_row(Pty *pty, int row, const char *text)
{
    Str shown = pty_row(pty, row);
    return str_find(shown, str_from(text), 0) < shown.len_bytes;
}

static bool is_shown(Pty *pty, const void *text)
{
    int rows, cols;
    vterm_get_size(pty->vterm, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        if (in_row(pty, row, text))
            return true;
    }
    return false;
}

static bool is_not_shown(Pty *pty, const void *text)
{
    return !is_shown(pty, text);
}

typedef struct {
    int row;
    const char *text;
} RowText;

static bool is_in_row(Pty *pty, const void *what)
{
    const RowText *wanted = what;
    return in_row(pty, wanted->row, wanted->text);
}

static bool modes_are_as_found(const Pty *pty)
{
    struct termios modes;
    const struct termios *found = &pty->found_modes;
    return tcgetattr(pty->slave, &modes) == 0 && modes.c_iflag == found->c_iflag &&
           modes.c_oflag == found->c_oflag && modes.c_cflag == found->c_cflag &&
           modes.c_lflag == found->c_lflag && memcmp(modes.c_cc, found->c_cc, sizeof modes.c_cc) == 0;
}

static bool is_left(Pty *pty, const void *nothing)
{
    (void)nothing;
    return !pty->alternate && pty->cursor_visible && modes_are_as_found(pty);
}

static bool is_entered(Pty *pty, const void *nothing)
{
    (void)nothing;
    return pty->alternate;
}

static bool was_written(Pty *pty, const void *bytes)
{
    Str output = buffer_str(&pty->output);
    return str_find(output, str_from(bytes), 0) < output.len_bytes;
}

void pty_wait_for_text(Pty *pty, const char *text)
{
    wait_until(pty, is_shown, text, text);
}

void pty_wait_for_no_text(Pty *pty, const char *text)
{
    wait_until(pty, is_not_shown, text, text);
}

void pty_wait_for_row(Pty *pty, int row, const char *text)
{
    wait_until(pty, is_in_row, &(RowText){row, text}, text);
}

/* The modes are set last, and without any output; so the end of output is no sign of them. */
void pty_wait_until_left(Pty *pty)
{
    wait_until(pty, is_left, NULL, "the terminal as it was found");
}

void pty_wait_until_entered(Pty *pty)
{
    wait_until(pty, is_entered, NULL, "the alternate screen");
}

void pty_wait_for_output(Pty *pty, const char *bytes)
{
    wait_until(pty, was_written, bytes, "certain bytes");
}

size_t pty_output_bytes(const Pty *pty)
{
    return pty->output.len_bytes;
}

Str pty_output(const Pty *pty)
{
    return buffer_str(&pty->output);
}

void pty_forget_output(Pty *pty)
{
    buffer_clear(&pty->output);
}

/* Goes on taking output meanwhile, or the program might wait for us while we wait for it. */
static bool take_report_within(Pty *pty, long long patience_ms, int *out)
{
    for (long long end = now_ms() + patience_ms, left = patience_ms; left > 0; left = end - now_ms()) {
        struct pollfd waiting[] = {{.fd = pty->reports, .events = POLLIN},
                                   {.fd = pty->master, .events = POLLIN}};
        if (poll(waiting, 2, (int)left) < 0 && errno != EINTR)
            return false;
        if (waiting[1].revents & POLLIN)
            take_output(pty);
        if (waiting[0].revents & POLLIN && read(pty->reports, out, sizeof *out) == sizeof *out)
            return true;
    }
    return false;
}

static int take_report(Pty *pty)
{
    int value = 0;
    if (!take_report_within(pty, PTY_DEADLINE_MS, &value)) {
        show_screen(pty);
        fail_msg("waited in vain for the program to stop, go on or end");
    }
    return value;
}

int pty_wait_status(Pty *pty)
{
    return take_report(pty);
}

/* ---- acting ------------------------------------------------------------------------------------------ */

void pty_type(Pty *pty, const char *bytes)
{
    write_to_program(bytes, strlen(bytes), pty);
}

void pty_paste(Pty *pty, const char *bytes)
{
    vterm_keyboard_start_paste(pty->vterm);
    pty_type(pty, bytes);
    vterm_keyboard_end_paste(pty->vterm);
}

void pty_drag(Pty *pty, int col, int row, int to_col, int to_row)
{
    if (!was_written(pty, "1002h"))
        return;
    vterm_mouse_move(pty->vterm, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, 1, true, VTERM_MOD_NONE);
    vterm_mouse_move(pty->vterm, to_row, to_col, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, 1, false, VTERM_MOD_NONE);
}

bool pty_was_written(Pty *pty, const char *bytes)
{
    return was_written(pty, bytes);
}

void pty_press(Pty *pty, int button, int col, int row)
{
    if (!was_written(pty, "1000h")) /* libvterm reports the mouse whether or not it is asked to */
        return;
    vterm_mouse_move(pty->vterm, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, button, true, VTERM_MOD_NONE);
    vterm_mouse_button(pty->vterm, button, false, VTERM_MOD_NONE);
}

/* Setting the window's size makes the kernel send SIGWINCH to the foreground job. */
void pty_resize(Pty *pty, int cols, int rows)
{
    vterm_set_size(pty->vterm, rows, cols);
    set_window(pty, cols, rows);
}

void pty_signal(Pty *pty, int number)
{
    assert_int_equal(kill(pty->program, number), 0);
}

int pty_signal_until_end(Pty *pty, int number)
{
    enum {
        BETWEEN_MS = 20
    };
    int status = 0;
    for (int times = 0; times < PTY_DEADLINE_MS / BETWEEN_MS; times++) {
        pty_signal(pty, number);
        if (take_report_within(pty, BETWEEN_MS, &status))
            return status;
    }
    fail_msg("the program does not end");
    return status;
}

void pty_hang_up(Pty *pty)
{
    close(pty->master);
    pty->master = -1;
}

void pty_spoil(Pty *pty)
{
    Str wiped = STR("\033[H\033[2J");
    vterm_input_write(pty->vterm, wiped.data, wiped.len_bytes);
    assert_int_equal(tcsetattr(pty->slave, TCSANOW, &pty->found_modes), 0);
}

/* ---- looking ----------------------------------------------------------------------------------------- */

void pty_wait_for_end(Pty *pty)
{
    int status = pty_wait_status(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    pty_wait_until_left(pty);
}

void pty_quit(Pty *pty)
{
    pty_type(pty, "q");
    pty_wait_for_end(pty);
    pty_free(pty);
}

int pty_remove_folder(const char *path)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", path);
    return system(command);
}

Str pty_row(Pty *pty, int row)
{
    int rows, cols;
    vterm_get_size(pty->vterm, &rows, &cols);
    buffer_clear(&pty->row);
    VTermScreenCell cell = {.width = 1};
    for (VTermPos at = {.row = row}; at.col<cols; at.col += cell.width> 0 ? cell.width : 1) {
        vterm_screen_get_cell(pty->screen, at, &cell);
        for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            char encoded[4];
            buffer_put(&pty->row, (Str){encoded, utf8_encode(cell.chars[i], encoded)});
        }
        if (cell.chars[0] == 0)
            buffer_put_byte(&pty->row, ' ');
    }
    while (pty->row.len_bytes > 0 && pty->row.data[pty->row.len_bytes - 1] == ' ')
        pty->row.len_bytes--;
    return buffer_str(&pty->row);
}

static int colour_value(const Pty *pty, VTermColor color, bool is_default)
{
    if (is_default)
        return -1;
    vterm_screen_convert_color_to_rgb(pty->screen, &color);
    return color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}

PtyLook pty_look(Pty *pty, int col, int row)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = col}, &cell);
    return (PtyLook){
        .bold = cell.attrs.bold,
        .italic = cell.attrs.italic,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = cell.attrs.reverse,
        .foreground = colour_value(pty, cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .background = colour_value(pty, cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
    };
}
