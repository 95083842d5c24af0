#include "app/detached.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Nothing of it reaches our terminal. */
static void detach(int input)
{
    int nowhere = open("/dev/null", O_RDWR);
    for (int standard = 0; nowhere >= 0 && standard <= 2; standard++)
        dup2(standard == 0 && input >= 0 ? input : nowhere, standard);
    if (nowhere > 2)
        close(nowhere);
    setsid();
}

/* A child of a child, so that nobody has to wait for it. What keeps it from running is written into report, which exec()
 * closes. */
static _Noreturn void become(char *const *words, int input, int report)
{
    if (fork() != 0)
        _exit(0);
    detach(input);
    execvp(words[0], words);
    int trouble = errno;
    ssize_t written = write(report, &trouble, sizeof trouble);
    _exit(written > 0 ? 127 : 126);
}

int detached_run(char *const *words, int input)
{
    int report[2], trouble = 0;
    if (pipe(report) != 0)
        return errno;
    fcntl(report[0], F_SETFD, FD_CLOEXEC);
    fcntl(report[1], F_SETFD, FD_CLOEXEC);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become(words, input, report[1]);
    if (child < 0)
        trouble = errno;
    close(report[1]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    ssize_t got;
    int told = 0;
    do
        got = read(report[0], &told, sizeof told);
    while (got < 0 && errno == EINTR);
    close(report[0]);
    return got == (ssize_t)sizeof told ? told : trouble;
}
