#include "app/editor.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The shell splits what the variable holds ("emacs -nw"); the file's name reaches the editor as one word. */
static const char script[] = "exec ${VISUAL:-${EDITOR:-vi}} \"+$1\" \"$2\"";

static void become_editor(const char *path, uint32_t line)
{
    char line_word[16], path_word[4096 + 2];
    snprintf(line_word, sizeof line_word, "%u", (unsigned)line);
    int len =
        snprintf(path_word, sizeof path_word, "%s%s", path[0] == '-' || path[0] == '+' ? "./" : "", path);
    if (len > 0 && (size_t)len < sizeof path_word)
        execl("/bin/sh", "sh", "-c", script, "recto", line_word, path_word, (char *)NULL);
    _exit(127);
}

Status editor_run(const char *path, uint32_t line)
{
    fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        return status_error("the editor could not be started: %s", strerror(errno));
    if (child == 0)
        become_editor(path, line);
    int result = 0;
    while (waitpid(child, &result, 0) < 0)
        if (errno != EINTR)
            return status_error("the editor was lost: %s", strerror(errno));
    if (WIFEXITED(result) && WEXITSTATUS(result) == 127)
        return status_error("no editor found: set EDITOR");
    return STATUS_OK;
}
