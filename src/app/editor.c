#include "app/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"

/* The shell splits what the variable holds ("emacs -nw"); the file's name reaches the editor as one word. */
static const char script[] = "exec ${VISUAL:-${EDITOR:-vi}} \"+$1\" \"$2\"";

/* What is ignored stays so behind exec(), and the editor is to have its SIGQUIT. */
static void become_editor(const char *path, const char *line)
{
    sigaction(SIGQUIT, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
    execl("/bin/sh", "sh", "-c", script, "recto", line, path, (char *)NULL);
    _exit(127); /* what a shell says of a command that it has not found (POSIX, 2.8.2) */
}

/* In a child; -1 when there is none. A path must not look like an option, or like another line. */
static pid_t start_editor(const char *path, uint32_t line)
{
    Buffer path_word = {0}, line_word = {0};
    buffer_put_format(&path_word, "%s%s", path[0] == '-' || path[0] == '+' ? "./" : "", path);
    buffer_put_format(&line_word, "%u", (unsigned)line);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become_editor(path_word.data, line_word.data);
    buffer_free(&path_word);
    buffer_free(&line_word);
    return child;
}

static Status wait_for_editor(pid_t child, int *result)
{
    if (child < 0)
        return status_error("the editor could not be started: %s", strerror(errno));
    while (waitpid(child, result, 0) < 0)
        if (errno != EINTR)
            return status_error("the editor was lost: %s", strerror(errno));
    return STATUS_OK;
}

/* SIGQUIT goes to the whole job in the foreground, and is meant for the editor. (SIGINT is, too; the terminal
 * layer keeps it from ending us.) */
Status editor_run(const char *path, uint32_t line)
{
    struct sigaction before;
    sigaction(SIGQUIT, &(struct sigaction){.sa_handler = SIG_IGN}, &before);
    int result = 0;
    Status status = wait_for_editor(start_editor(path, line), &result);
    sigaction(SIGQUIT, &before, NULL);
    if (!status.ok)
        return status;
    if (WIFEXITED(result) && WEXITSTATUS(result) == 127)
        return status_error("no editor found: set EDITOR");
    return STATUS_OK;
}
