/* A program that does nothing but use the terminal layer, so that the layer can be tested without a reader: it
 * shows the screen's size and the last event, and does on certain keys what a reader does. */
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "terminal/terminal.h"

static const char theme_text[] = "heading-1 = #ff0000/red bold\n"
                                 "status = #000000/black on #ffffff/white\n"
                                 "link = italic underline\n";

static void put(Screen *screen, int row, Str text, Role role)
{
    screen_put_fitted(screen, 0, row, screen->cols, text, role, 0);
}

/* Every cell of the last column and row is in use, the very last included. */
static void draw_frame(Screen *screen)
{
    for (int row = 0; row < screen->rows; row++)
        screen_put(screen, screen->cols - 1, row, 1, STR("|"), ROLE_TEXT, 0);
    Rect bottom = {.col = 0, .row = screen->rows - 1, .cols = screen->cols, .rows = 1};
    screen_fill(screen, bottom, ROLE_STATUS);
    put(screen, bottom.row, STR("status"), ROLE_STATUS);
    screen_put(screen, screen->cols - 1, bottom.row, 1, STR("#"), ROLE_STATUS, 0);
}

static void draw(Terminal *terminal, Screen *screen, const Buffer *said)
{
    Buffer size = {0};
    int cols, rows;
    terminal_size(terminal, &cols, &rows);
    if (cols != screen->cols || rows != screen->rows)
        screen_resize(screen, cols, rows);
    screen_clear(screen);
    buffer_put_format(&size, "size %dx%d", cols, rows);
    put(screen, 0, buffer_str(&size), ROLE_HEADING_1);
    put(screen, 1, buffer_str(said), ROLE_TEXT);
    put(screen, 2, STR("caf\u00E9 e\u0301 \u65E5\u672C\u8A9E \U0001F642 \u202Ereversed end"), ROLE_LINK);
    draw_frame(screen);
    terminal_present(terminal, screen);
    buffer_free(&size);
}

static void put_event(Event event, Buffer *said)
{
    static const char *const mouse[] = {"click", "up", "down", "drag", "release"};
    switch (event.kind) {
    case EVENT_NONE: buffer_put(said, STR(" (none)")); break;
    case EVENT_RESIZE: buffer_put(said, STR(" (resize)")); break;
    case EVENT_HANGUP: break;
    case EVENT_MOUSE:
        buffer_put_format(said, " (%s%.*s %d,%d)", mouse[event.mouse],
                          event.clicks > 1 ? event.clicks - 1 : 0, "!!", event.col, event.row);
        break;
    case EVENT_PASTE:
        buffer_put(said, STR(" (paste "));
        buffer_put(said, event.text);
        buffer_put(said, STR(")"));
        break;
    case EVENT_KEY:
        buffer_put_byte(said, ' ');
        key_write(event.key, said);
        break;
    }
}

static void run_other_program(Terminal *terminal)
{
    terminal_leave(terminal);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "echo other program; read line", (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    terminal_enter(terminal);
}

/* A fault that the machine finds, not a sanitizer. */
static void crash(void)
{
    volatile char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE, open("/dev/zero", O_RDONLY), 0);
    *page = 1;
}

/* False: leave. */
static bool act(Terminal *terminal, Key key, Buffer *said)
{
    static const Key suspend = {'z', MOD_CTRL};
    if (key_equal(key, suspend))
        terminal_suspend(terminal);
    switch (key.mods == 0 ? key.code : 0) {
    case 'q': return false;
    case '0': buffer_clear(said); break;
    case 'Y':
        buffer_put(said, terminal_copy(terminal, STR("any carnal pleas")) ? STR("yes") : STR("no"));
        break;
    case 'E': run_other_program(terminal); break;
    case 'A': abort();
    case 'B': /* too busy to look at events; says so first */
        terminal_copy(terminal, STR("busy"));
        for (;;)
            pause();
    case 'S': crash(); break;
    }
    return true;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    Terminal *terminal;
    Theme theme;
    Status status =
        terminal_open((TerminalOptions){.mouse = argc > 1 && strcmp(argv[1], "mouse") == 0}, &terminal);
    if (!status.ok) {
        fprintf(stderr, "probe: %s\n", status.message);
        return 2;
    }
    if (theme_parse(str_from(theme_text), &theme).ok)
        terminal_set_theme(terminal, &theme);
    Screen *screen = screen_new(1, 1);
    Buffer said = {0};
    Event event = {0};
    do {
        put_event(event, &said);
        draw(terminal, screen, &said);
        event = terminal_wait(terminal, -1);
    } while (event.kind != EVENT_HANGUP && (event.kind != EVENT_KEY || act(terminal, event.key, &said)));
    terminal_close(terminal);
    terminal_close(terminal); /* as an atexit() handler might */
    screen_free(screen);
    buffer_free(&said);
    return event.kind == EVENT_HANGUP ? 3 : 0;
}
