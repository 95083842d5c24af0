#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "terminal/terminal.h"

/* A signal handler is given nothing but a number, so what it needs has to be of file scope; there is one
 * terminal at a time. */
static struct {
    int pipe[2];
    volatile sig_atomic_t pending[PENDING_COUNT];
    volatile sig_atomic_t asked_to_end; /* by SIGTERM, and nobody has looked yet */
} inbox = {.pipe = {-1, -1}};

static struct {
    volatile sig_atomic_t armed;
    int fd;
    struct termios modes;
    Str restore;
} rescue;

static void on_pending(int number);
static void on_crash(int number, siginfo_t *info, void *context);

static struct {
    int number;
    Pending pending; /* PENDING_COUNT: a crash */
    bool installed;
    struct sigaction found;
} handled[] = {
    {.number = SIGWINCH, .pending = PENDING_RESIZE}, {.number = SIGTERM, .pending = PENDING_HANGUP},
    {.number = SIGHUP, .pending = PENDING_HANGUP},   {.number = SIGINT, .pending = PENDING_INTERRUPT},
    {.number = SIGTSTP, .pending = PENDING_STOP},    {.number = SIGCONT, .pending = PENDING_CONTINUE},
    {.number = SIGSEGV, .pending = PENDING_COUNT},   {.number = SIGBUS, .pending = PENDING_COUNT},
    {.number = SIGABRT, .pending = PENDING_COUNT},   {.number = SIGFPE, .pending = PENDING_COUNT},
    {.number = SIGILL, .pending = PENDING_COUNT},    {.number = SIGQUIT, .pending = PENDING_COUNT},
};
enum {
    HANDLED_COUNT = sizeof handled / sizeof *handled
};

/* ---- rescue ------------------------------------------------------------------------------------------ */

void rescue_arm(int fd, const struct termios *modes, Str restore)
{
    rescue.fd = fd;
    rescue.modes = *modes;
    rescue.restore = restore;
    rescue.armed = 1;
}

void rescue_disarm(void)
{
    rescue.armed = 0;
}

/* Only write() and tcsetattr(), which POSIX lists as async-signal-safe. */
void terminal_rescue(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = 0;
    int saved_errno = errno;
    for (size_t done = 0; done < rescue.restore.len_bytes;) {
        ssize_t written = write(rescue.fd, rescue.restore.data + done, rescue.restore.len_bytes - done);
        if (written < 0 && errno != EINTR)
            break;
        done += written > 0 ? (size_t)written : 0;
    }
    tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
    errno = saved_errno;
}

/* ---- handlers ---------------------------------------------------------------------------------------- */

static size_t index_of(int number)
{
    size_t i = 0;
    while (handled[i].number != number)
        i++;
    return i;
}

static void die_of(int number)
{
    terminal_rescue();
    sigaction(number, &handled[index_of(number)].found, NULL);
    raise(number);
}

/* A full pipe is as good: whoever reads it looks at all that is pending. */
static void post(Pending pending)
{
    inbox.pending[pending] = 1;
    ssize_t written = write(inbox.pipe[1], "!", 1);
    (void)written;
}

static void on_pending(int number)
{
    int saved_errno = errno;
    Pending pending = handled[index_of(number)].pending;
    if (number == SIGTERM && inbox.asked_to_end) {
        die_of(number); /* asked a second time. Not so SIGHUP, which the shell and the kernel both send */
        return;
    }
    if (number == SIGTERM)
        inbox.asked_to_end = 1;
    post(pending);
    errno = saved_errno;
}

static void on_crash(int number, siginfo_t *info, void *context)
{
    (void)context;
    terminal_rescue();
    sigaction(number, &handled[index_of(number)].found, NULL);
    if (info->si_code <= 0) /* sent by a process; what the machine raised will be raised again on return */
        raise(number);
}

/* ---- installing -------------------------------------------------------------------------------------- */

static void install_one(size_t i)
{
    struct sigaction action = {.sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (handled[i].pending == PENDING_COUNT) {
        action.sa_sigaction = on_crash;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    } else {
        action.sa_handler = on_pending;
    }
    sigaction(handled[i].number, NULL, &handled[i].found);
    /* What whoever started us wants ignored (nohup, a shell without job control) stays ignored. */
    bool ignored = !(handled[i].found.sa_flags & SA_SIGINFO) && handled[i].found.sa_handler == SIG_IGN;
    handled[i].installed = !ignored && sigaction(handled[i].number, &action, NULL) == 0;
}

static void restore_one(size_t i)
{
    if (handled[i].installed)
        sigaction(handled[i].number, &handled[i].found, NULL);
    handled[i].installed = false;
}

/* Without an alternate stack there is no handling a stack that has run out. */
static void give_alternate_stack(void)
{
    static char memory[1 << 16];
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE))
        sigaltstack(&(stack_t){.ss_sp = memory, .ss_size = sizeof memory}, NULL);
}

static bool set_up_pipe_end(int fd)
{
    return fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
}

bool signals_install(void)
{
    if (pipe(inbox.pipe) != 0)
        return false;
    if (!set_up_pipe_end(inbox.pipe[0]) || !set_up_pipe_end(inbox.pipe[1])) {
        signals_restore();
        return false;
    }
    for (int i = 0; i < PENDING_COUNT; i++)
        inbox.pending[i] = 0;
    inbox.asked_to_end = 0;
    give_alternate_stack();
    for (size_t i = 0; i < HANDLED_COUNT; i++)
        install_one(i);
    return true;
}

void signals_restore(void)
{
    for (size_t i = 0; i < HANDLED_COUNT; i++)
        restore_one(i);
    close(inbox.pipe[0]);
    close(inbox.pipe[1]);
    inbox.pipe[0] = inbox.pipe[1] = -1;
}

/* ---- the inbox --------------------------------------------------------------------------------------- */

int signals_fd(void)
{
    return inbox.pipe[0];
}

Pending signals_take(void)
{
    char bytes[64];
    while (read(inbox.pipe[0], bytes, sizeof bytes) > 0) {
    }
    Pending pending = PENDING_HANGUP;
    while (pending < PENDING_COUNT && !inbox.pending[pending])
        pending++;
    if (pending < PENDING_COUNT)
        inbox.pending[pending] = 0;
    if (pending == PENDING_HANGUP)
        inbox.asked_to_end = 0;
    return pending;
}

void signals_leave(void)
{
    restore_one(index_of(SIGTSTP));
}

void signals_enter(void)
{
    inbox.pending[PENDING_STOP] = 0;
    inbox.pending[PENDING_CONTINUE] = 0;
    inbox.pending[PENDING_INTERRUPT] = 0;
    install_one(index_of(SIGTSTP));
    post(PENDING_RESIZE); /* a window that is resized tells the job in the foreground, which was not us */
}
