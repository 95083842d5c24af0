#include "app/launcher.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/clipboard.h"
#include "app/editor.h"
#include "app/opener.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "reader/address.h"

struct Launcher {
    pid_t process;
    int socket;
};

typedef enum {
    REQUEST_OPEN,
    REQUEST_EDIT,
    REQUEST_COPY,
} RequestKind;

/* What a request begins with; len_bytes of an address, a path or a text follow it. The answer is a Status. */
typedef struct {
    RequestKind kind;
    uint32_t line;
    size_t len_bytes;
} Request;

/* --- bytes --- */

/* False when the other end is gone. */
static bool receive(int socket, void *out, size_t size)
{
    char *bytes = out;
    for (size_t have = 0; have < size;) {
        ssize_t got = recv(socket, bytes + have, size - have, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        have += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool send_all(int socket, const void *bytes, size_t size)
{
    for (size_t sent = 0; sent < size;) {
        ssize_t step = send(socket, (const char *)bytes + sent, size - sent, MSG_NOSIGNAL);
        if (step < 0 && errno != EINTR)
            return false;
        sent += step > 0 ? (size_t)step : 0;
    }
    return true;
}

/* --- the process that starts programs --- */

/* It does not take the other's word for what an address is. */
static bool is_address(Str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if (text.data[i] <= ' ' || text.data[i] > '~')
            return false;
    return address_is_handed_out(text);
}

static Status carry_out(const Request *request, Str text)
{
    switch (request->kind) {
    case REQUEST_OPEN: return is_address(text) ? opener_run(text) : status_error("this is no address");
    case REQUEST_EDIT: return editor_run(text.data, request->line);
    case REQUEST_COPY: return clipboard_run(text) ? STATUS_OK : status_error("there is no clipboard");
    }
    return status_error("this is no request");
}

/* False when there is nobody left to serve. */
static bool serve_one(int socket)
{
    Request request;
    if (!receive(socket, &request, sizeof request))
        return false;
    char *text = memory_alloc(request.len_bytes + 1);
    bool served = receive(socket, text, request.len_bytes);
    text[request.len_bytes] = '\0';
    if (served) {
        Status status = carry_out(&request, (Str){text, request.len_bytes});
        served = send_all(socket, &status, sizeof status);
    }
    memory_free(text);
    return served;
}

static void pass_over(int number)
{
    (void)number;
}

/* What the whole job is sent is for the other process, which takes this one with it when it ends. When the job is stopped
 * there is nothing to do anyway. */
static const int numbers_of_job[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP};

enum {
    NUMBER_COUNT = sizeof numbers_of_job / sizeof *numbers_of_job
};

/* Caught and not ignored: that would stay so in the programs that are started. */
static _Noreturn void serve(int socket, const sigset_t *mask)
{
    for (size_t i = 0; i < NUMBER_COUNT; i++)
        sigaction(numbers_of_job[i], &(struct sigaction){.sa_handler = pass_over}, NULL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    while (serve_one(socket)) {
    }
    _exit(0);
}

/* --- the process that reads --- */

/* In both processes. A signal that comes before the new one can pass it over waits until it can. */
static pid_t fork_between_signals(sigset_t *mask)
{
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < NUMBER_COUNT; i++)
        sigaddset(&held, numbers_of_job[i]);
    sigprocmask(SIG_BLOCK, &held, mask);
    pid_t process = fork();
    if (process != 0)
        sigprocmask(SIG_SETMASK, mask, NULL);
    return process;
}

Launcher *launcher_start(void)
{
    int ends[2];
    sigset_t mask;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return NULL;
    pid_t process = fork_between_signals(&mask);
    if (process == 0) {
        close(ends[0]);
        serve(ends[1], &mask);
    }
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return NULL;
    }
    Launcher *launcher = memory_alloc_zero(1, sizeof *launcher);
    *launcher = (Launcher){process, ends[0]};
    return launcher;
}

void launcher_stop(Launcher *launcher)
{
    if (!launcher)
        return;
    close(launcher->socket);
    kill(launcher->process, SIGKILL); /* it has nothing to do, and somebody may have stopped it */
    while (waitpid(launcher->process, NULL, 0) < 0 && errno == EINTR) {
    }
    memory_free(launcher);
}

static Status ask(Launcher *launcher, RequestKind kind, Str text, uint32_t line)
{
    Request request = {kind, line, text.len_bytes};
    Status answer;
    if (launcher)
        kill(launcher->process, SIGCONT); /* likewise */
    if (launcher && send_all(launcher->socket, &request, sizeof request) &&
        send_all(launcher->socket, text.data, text.len_bytes) &&
        receive(launcher->socket, &answer, sizeof answer))
        return answer;
    return status_error("the process that starts programs is gone");
}

Status launcher_open(Launcher *launcher, Str address)
{
    return ask(launcher, REQUEST_OPEN, address, 0);
}

/* SIGQUIT goes to the whole job in the foreground, and is meant for the editor. */
Status launcher_edit(Launcher *launcher, const char *path, uint32_t line)
{
    struct sigaction before;
    sigaction(SIGQUIT, &(struct sigaction){.sa_handler = SIG_IGN}, &before);
    Status status = ask(launcher, REQUEST_EDIT, str_from(path), line);
    sigaction(SIGQUIT, &before, NULL);
    return status;
}

bool launcher_copy(Launcher *launcher, Str text)
{
    return ask(launcher, REQUEST_COPY, text, 0).ok;
}
