/* Recto as it is, but that it says when a screen has been written: so that a test can tell what a key has made it write. */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "app/session.h"
#include "view/view.h"

/* A command that terminals pass over (ECMA-48, OSC), behind all that belongs to the screen. */
static void say_drawn(void)
{
    static const char drawn[] = "\033]777;drawn\a";
    if (write(STDOUT_FILENO, drawn, sizeof drawn - 1) < 0)
        _exit(2);
}

static void fit(Session *session)
{
    int cols, rows;
    terminal_size(session->terminal, &cols, &rows);
    screen_resize(session->screen, cols, rows);
    view_fit(session->reader, cols, rows);
}

int main(int argc, char **argv)
{
    Session session;
    Options options = {
        .files = argv + 1, .file_count = (size_t)argc - 1, .config = "/dev/null", .no_state = true};
    setlocale(LC_CTYPE, "");
    Status status = session_open(&options, 80, 24, false, &session);
    if (status.ok)
        status = terminal_open((TerminalOptions){.mouse = session.config.mouse}, &session.terminal);
    if (!status.ok) {
        fprintf(stderr, "probe: %s\n", status.message);
        return 2;
    }
    terminal_set_theme(session.terminal, &session.theme);
    fit(&session);
    while (!session.quit) {
        session_draw(&session);
        terminal_present(session.terminal, session.screen);
        say_drawn();
        session_handle(&session, terminal_wait(session.terminal, -1));
        while (!session.quit && reader_patience_ms(session.reader) == 0) /* a search goes on */
            session_handle(&session, (Event){.kind = EVENT_NONE});
    }
    session_close(&session);
    return 0;
}
