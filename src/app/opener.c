#include "app/opener.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/vec.h"

/* The words of a command, NULL behind the last. */
typedef VEC(char *) Words;

static void free_words(Words *words)
{
    for (size_t i = 0; i < words->count; i++)
        memory_free(words->items[i]);
    vec_free(words);
}

/* One word, with the address in place of "%s"; true when it was there. */
static bool put_word(Words *words, Str word, Str address)
{
    Buffer out = {0};
    size_t at = str_find(word, STR("%s"), 0);
    bool has_place = at < word.len_bytes;
    buffer_put(&out, str_slice(word, 0, at));
    if (has_place) {
        buffer_put(&out, address);
        buffer_put(&out, str_slice(word, at + 2, word.len_bytes));
    }
    vec_push(words, out.data);
    return has_place;
}

static Words words_of(Str command, Str address)
{
    Words words = {0};
    bool placed = false;
    for (size_t at = 0; at < command.len_bytes;) {
        size_t end = str_find_byte(command, ' ', at);
        if (end > at)
            placed = put_word(&words, str_slice(command, at, end), address) || placed;
        at = end + 1;
    }
    if (!placed && words.count > 0)
        put_word(&words, STR("%s"), address);
    vec_push(&words, NULL);
    return words;
}

/* Nothing of it reaches our terminal. */
static void detach(void)
{
    int nowhere = open("/dev/null", O_RDWR);
    for (int standard = 0; nowhere >= 0 && standard <= 2; standard++)
        dup2(nowhere, standard);
    if (nowhere > 2)
        close(nowhere);
    setsid();
}

/* A child of a child, so that nobody has to wait for it. What keeps it from running is written into report, which exec()
 * closes. */
static _Noreturn void become(char **words, int report)
{
    if (fork() != 0)
        _exit(0);
    detach();
    execvp(words[0], words);
    int trouble = errno;
    ssize_t written = write(report, &trouble, sizeof trouble);
    _exit(written > 0 ? 127 : 126);
}

/* 0, or the errno that kept it from running. */
static int start(char **words)
{
    int report[2], trouble = 0;
    if (pipe(report) != 0)
        return errno;
    fcntl(report[0], F_SETFD, FD_CLOEXEC);
    fcntl(report[1], F_SETFD, FD_CLOEXEC);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become(words, report[1]);
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

Status opener_run(Str address)
{
    const char *browser = getenv("BROWSER");
    Str commands = str_from(browser && *browser ? browser : "xdg-open");
    int trouble = ENOENT;
    if (str_starts(address, STR("-")))
        return status_error("this is no address");
    for (size_t at = 0; at < commands.len_bytes && trouble != 0;) {
        size_t end = str_find_byte(commands, ':', at);
        Words words = words_of(str_slice(commands, at, end), address);
        if (words.items[0])
            trouble = start(words.items);
        free_words(&words);
        at = end + 1;
    }
    if (trouble == ENOENT)
        return status_error("no program to open it: set BROWSER, or install xdg-open");
    return trouble == 0 ? STATUS_OK : status_error("it could not be opened: %s", strerror(trouble));
}
