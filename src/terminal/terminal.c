#include "internal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "base/memory.h"
#include "signals.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_OFF DRAG_OFF "\033[?1006l\033[?1000l"

/* Windows are not larger than this; a terminal that says so is not to be believed with our memory. */
enum {
    COLS_MAX = 2048,
    ROWS_MAX = 1024
};

/* The end mark of a paste is given up when nothing has come for so long. */
enum {
    PASTE_SILENCE_MS = 1000
};

/* The terminal that is open, so that closing it again does nothing. */
static Terminal *open_terminal;

static bool write_all(int fd, Str bytes)
{
    for (size_t done = 0; done < bytes.len_bytes;) {
        ssize_t written = write(fd, bytes.data + done, bytes.len_bytes - done);
        if (written < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        else if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? (size_t)written : 0;
    }
    return true;
}

static void write_ansi(const Terminal *terminal, Str sequence)
{
    if (terminal->is_ansi)
        write_all(terminal->display_fd, sequence);
}

/* Behind what ncurses has written, which asks for less. */
static void write_modes(const Terminal *terminal)
{
    write_ansi(terminal, STR(PASTE_ON));
    if (terminal->has_mouse)
        write_ansi(terminal, STR(DRAG_ON));
}

/* ---- opening ----------------------------------------------------------------------------------------- */

static FILE *open_file(int fd, const char *mode)
{
    FILE *file = fd < 0 ? NULL : fdopen(fd, mode);
    if (!file && fd >= 0)
        close(fd);
    return file;
}

/* Copies of standard input and output, or /dev/tty for both when one of them is something else. */
static Status open_files(Terminal *terminal)
{
    bool standard = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    int keys = standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", O_RDWR | O_CLOEXEC);
    int display = keys < 0 ? -1 : fcntl(standard ? STDOUT_FILENO : keys, F_DUPFD_CLOEXEC, 3);
    int problem = errno;
    terminal->keys_file = open_file(keys, "r");
    terminal->display_file = open_file(display, "w");
    if (!terminal->keys_file || !terminal->display_file)
        return status_error("there is no terminal to read on: %s", strerror(problem));
    terminal->keys_fd = keys;
    terminal->display_fd = display;
    if (tcgetattr(keys, &terminal->found_modes) != 0)
        return status_error("cannot read the terminal's modes: %s", strerror(errno));
    return STATUS_OK;
}

/* NULL when the terminal has no such capability. */
static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/* Appends a capability without its padding, $<...> (terminfo(5)). */
static void put_capability(Buffer *out, const char *name)
{
    Str value = str_from(capability(name));
    for (size_t at = 0; at < value.len_bytes;) {
        size_t padding = str_find(value, STR("$<"), at);
        buffer_put(out, str_slice(value, at, padding));
        at = padding < value.len_bytes ? str_find_byte(value, '>', padding) + 1 : padding;
    }
}

static void build_restore(Terminal *terminal)
{
    Buffer *out = &terminal->restore;
    if (terminal->is_ansi)
        buffer_put(out, STR(PASTE_OFF));
    if (terminal->is_ansi && terminal->has_mouse)
        buffer_put(out, STR(MOUSE_OFF));
    put_capability(out, "sgr0");
    put_capability(out, "op");
    put_capability(out, "rmkx");
    put_capability(out, "cnorm");
    if (capability("rmcup"))
        put_capability(out, "rmcup");
    else
        buffer_put(out, STR("\r\n"));
}

/* Looks the type up before ncurses does, which would not say what is wrong with it. */
static Status check_type(Terminal *terminal)
{
    int problem;
    if (setupterm(NULL, terminal->display_fd, &problem) != OK) {
        return problem < 0
                   ? status_error("TERM is not set, or there is no database of terminal types (terminfo)")
                   : status_error("the terminal's type in TERM is not known, or not enough of it");
    }
    const char *move_cursor = capability("cup");
    bool usable = move_cursor && capability("clear");
    Status status =
        usable ? STATUS_OK : status_error("a terminal of type '%s' cannot be drawn on", termname());
    terminal->is_ansi = usable && strncmp(move_cursor, "\033[", 2) == 0;
    build_restore(terminal);
    del_curterm(cur_term);
    return status;
}

/* Terminals differ in what they keep of the screen when it changes its size, so nothing is taken for
 * granted. */
static void fit_to_window(const Terminal *terminal)
{
    struct winsize window;
    if (ioctl(terminal->display_fd, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0)
        return;
    int cols = window.ws_col < COLS_MAX ? window.ws_col : COLS_MAX;
    int rows = window.ws_row < ROWS_MAX ? window.ws_row : ROWS_MAX;
    if (cols != COLS || rows != LINES)
        resize_term(rows, cols);
    clearok(curscr, TRUE);
}

static void arm_rescue(const Terminal *terminal)
{
    rescue_arm(terminal->display_fd, &terminal->found_modes, buffer_str(&terminal->restore));
}

/* Our handlers come first: ncurses puts its own only where there is none. raw(), so that ^Z, ^\\ and ^S are
 * keys. The size is the window's, whatever LINES and COLUMNS say. */
static Status start_curses(Terminal *terminal)
{
    if (!signals_install())
        return status_error("cannot wait for signals: %s", strerror(errno));
    use_env(FALSE);
    use_tioctl(TRUE);
    arm_rescue(terminal);
    terminal->curses = newterm(NULL, terminal->display_file, terminal->keys_file);
    if (!terminal->curses) {
        rescue_disarm();
        signals_restore();
        return status_error("ncurses cannot use this terminal");
    }
    terminal->is_active = true;
    raw();
    noecho();
    nonl();
    idcok(stdscr, FALSE); /* shifting cells about is no gain with wide ones among them */
    present_start(terminal);
    input_start(terminal);
    fit_to_window(terminal);
    write_modes(terminal);
    return STATUS_OK;
}

static void release(Terminal *terminal)
{
    if (terminal->keys_file)
        fclose(terminal->keys_file);
    if (terminal->display_file)
        fclose(terminal->display_file);
    buffer_free(&terminal->restore);
    memory_free(terminal);
}

Status terminal_open(TerminalOptions options, Terminal **out)
{
    assert(open_terminal == NULL);
    Terminal *terminal = memory_alloc_zero(1, sizeof *terminal);
    terminal->has_mouse = options.mouse;
    Status status = open_files(terminal);
    if (status.ok)
        status = check_type(terminal);
    if (status.ok)
        status = start_curses(terminal);
    if (status.ok)
        *out = open_terminal = terminal;
    else
        release(terminal);
    return status;
}

void terminal_close(Terminal *terminal)
{
    if (!terminal || terminal != open_terminal)
        return;
    open_terminal = NULL;
    terminal_leave(terminal);
    input_stop(terminal);
    delscreen(terminal->curses);
    signals_restore();
    release(terminal);
}

void terminal_size(const Terminal *terminal, int *cols, int *rows)
{
    (void)terminal;
    getmaxyx(stdscr, *rows, *cols);
}

/* ---- leaving and coming back ------------------------------------------------------------------------- */

void terminal_leave(Terminal *terminal)
{
    if (!terminal->is_active)
        return;
    terminal->is_active = false;
    write_ansi(terminal, STR(PASTE_OFF));
    if (terminal->has_mouse)
        write_ansi(terminal, STR(DRAG_OFF));
    endwin();
    tcsetattr(terminal->keys_fd, TCSADRAIN, &terminal->found_modes);
    rescue_disarm();
    signals_leave();
}

void terminal_enter(Terminal *terminal)
{
    if (terminal->is_active)
        return;
    terminal->is_active = true;
    signals_enter();
    arm_rescue(terminal);
    reset_prog_mode();
    fit_to_window(terminal);
    wrefresh(curscr); /* the alternate screen, the mouse and the keypad, and all cells as they were */
    write_modes(terminal);
}

/* The whole process group is stopped, as the terminal itself would do on ^Z: in a pipe, the shell waits until
 * all of it has stopped. In a group without a shell to continue it (an orphaned one) nothing stops. */
void terminal_suspend(Terminal *terminal)
{
    terminal_leave(terminal);
    kill(0, SIGTSTP);
    terminal_enter(terminal);
}

/* ---- events ------------------------------------------------------------------------------------------ */

/* EVENT_NONE after coming back from the shell, too: that posts a change of size, which is the event. */
static Event signal_event(Terminal *terminal)
{
    switch (signals_take()) {
    case PENDING_HANGUP: return (Event){.kind = EVENT_HANGUP};
    case PENDING_STOP: terminal_suspend(terminal); break;
    case PENDING_CONTINUE:
        /* Stopped by SIGSTOP, without warning: the shell has had the terminal and left it as it likes it. */
        terminal_leave(terminal);
        terminal_enter(terminal);
        break;
    case PENDING_RESIZE: fit_to_window(terminal); return (Event){.kind = EVENT_RESIZE};
    case PENDING_INTERRUPT: return (Event){.kind = EVENT_KEY, .key = {'c', MOD_CTRL}};
    case PENDING_COUNT: break;
    }
    return (Event){0};
}

typedef enum {
    WAIT_READY,
    WAIT_TIMED_OUT,
    WAIT_GONE
} WaitResult;

/* Waits for keys or signals. A terminal that is readable and has no bytes is at its end: nobody holds the
 * other side any more. */
static WaitResult wait_for_input(const Terminal *terminal, int timeout_ms)
{
    struct pollfd waiting[] = {
        {.fd = terminal->keys_fd, .events = POLLIN},
        {.fd = signals_fd(), .events = POLLIN},
    };
    int count = poll(waiting, 2, timeout_ms);
    if (count < 0)
        return errno == EINTR ? WAIT_READY : WAIT_GONE;
    if (count == 0)
        return WAIT_TIMED_OUT;
    if (waiting[1].revents || !waiting[0].revents)
        return WAIT_READY;
    int available = 0;
    if (!(waiting[0].revents & POLLIN) || ioctl(terminal->keys_fd, FIONREAD, &available) != 0)
        return WAIT_GONE;
    return available > 0 ? WAIT_READY : WAIT_GONE;
}

Event terminal_wait(Terminal *terminal, int timeout_ms)
{
    for (;;) {
        Event event = signal_event(terminal);
        if (event.kind == EVENT_NONE)
            event = input_take(terminal);
        if (event.kind != EVENT_NONE)
            return event;
        bool pasting = terminal->input.pasting;
        switch (wait_for_input(terminal, pasting ? PASTE_SILENCE_MS : timeout_ms)) {
        case WAIT_READY: break;
        case WAIT_TIMED_OUT: return input_end_paste(terminal);
        case WAIT_GONE: return (Event){.kind = EVENT_HANGUP};
        }
    }
}

/* ---- clipboard --------------------------------------------------------------------------------------- */

/* RFC 4648, section 4. */
static void put_base64(Buffer *out, Str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < bytes.len_bytes; at += 3) {
        size_t left = bytes.len_bytes - at;
        uint32_t group = 0;
        for (size_t i = 0; i < 3; i++)
            group = group << 8 | (i < left ? (unsigned char)bytes.data[at + i] : 0u);
        for (size_t i = 0; i < 4; i++)
            buffer_put_byte(out, i <= left ? digits[group >> (18 - 6 * i) & 63] : '=');
    }
}

bool terminal_copy(Terminal *terminal, Str text)
{
    if (text.len_bytes > TERMINAL_COPY_MAX_BYTES || !terminal->is_ansi)
        return false;
    Buffer sequence = {0};
    buffer_put(&sequence, STR("\033]52;c;"));
    put_base64(&sequence, text);
    buffer_put_byte(&sequence, '\a');
    bool written = write_all(terminal->display_fd, buffer_str(&sequence));
    buffer_free(&sequence);
    return written;
}
