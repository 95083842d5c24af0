/* syscall(), O_PATH and TIOCSTI stand outside POSIX. */
#define _GNU_SOURCE

#include "app/sandbox.h"

#include <stddef.h>

#include "app/state.h"
#include "base/buffer.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- files: landlock(7) --- */

/* The right came with the third version of the interface, later than the headers that this is built with may be. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

enum {
    VERSION_WITH_REFER = 2,
    VERSION_WITH_TRUNCATE = 3
};

static uint64_t rights_of_folders(int version)
{
    return LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
           LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
           LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM |
           (version >= VERSION_WITH_REFER ? LANDLOCK_ACCESS_FS_REFER : 0);
}

static uint64_t rights_of_files(int version)
{
    return LANDLOCK_ACCESS_FS_WRITE_FILE |
           (version >= VERSION_WITH_TRUNCATE ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
}

/* What is not there needs no rule. */
static void allow_below(int rules, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = rights,
                                              .parent_fd = open(path, O_PATH | O_CLOEXEC)};
    if (rule.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

static bool give_up_writing(const char *folder)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return false;
    uint64_t files = rights_of_files((int)version), all = files | rights_of_folders((int)version);
    struct landlock_ruleset_attr attributes = {.handled_access_fs = all};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0)
        return false;
    if (folder)
        allow_below(rules, folder, all);
    allow_below(rules, "/dev/tty", files);
    allow_below(rules, "/dev/null", files);
    bool given_up = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return given_up;
}

/* --- calls: seccomp(2) --- */

#if defined __x86_64__ && !defined __ILP32__
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__ && defined __AARCH64EL__
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_MACHINE

static const unsigned forbidden_calls[] = {
    SYS_socket,         SYS_execve, SYS_execveat,        SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_io_uring_setup, SYS_bpf,    SYS_perf_event_open, SYS_userfaultfd,      SYS_add_key,
    SYS_request_key,    SYS_keyctl,
#ifndef RECTO_SANITIZE /* LeakSanitizer looks at its own process so */
    SYS_ptrace,
#endif
};

static const unsigned forbidden_ioctls[] = {TIOCSTI, 0x541C /* TIOCLINUX, which can paste into a console */};

enum {
    X32_CALLS = 0x40000000, /* from here on the numbers are those of another interface of the same machine */
    FORBIDDEN_CALLS = sizeof forbidden_calls / sizeof *forbidden_calls,
    FORBIDDEN_IOCTLS = sizeof forbidden_ioctls / sizeof *forbidden_ioctls,
    FILTER_MAX = 10 + 2 * (FORBIDDEN_CALLS + FORBIDDEN_IOCTLS)
};

typedef struct {
    struct sock_filter steps[FILTER_MAX];
    unsigned short count;
} Filter;

static void put(Filter *filter, struct sock_filter step)
{
    filter->steps[filter->count++] = step;
}

static void put_refusal(Filter *filter)
{
    put(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
}

static void put_load(Filter *filter, size_t offset)
{
    put(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void refuse(Filter *filter, const unsigned *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, values[i], 0, 1));
        put_refusal(filter);
    }
}

/* Both machines have the lower half of an argument first. */
static bool give_up_programs(void)
{
    const struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    Filter filter = {.count = 0};
    put_load(&filter, offsetof(struct seccomp_data, arch));
    put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0));
    put_refusal(&filter);
    put_load(&filter, offsetof(struct seccomp_data, nr));
    put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_CALLS, 0, 1));
    put_refusal(&filter);
    refuse(&filter, forbidden_calls, FORBIDDEN_CALLS);
    put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0));
    put(&filter, allow);
    put_load(&filter, offsetof(struct seccomp_data, args[1]));
    refuse(&filter, forbidden_ioctls, FORBIDDEN_IOCTLS);
    put(&filter, allow);
    struct sock_fprog program = {filter.count, filter.steps};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

static bool give_up_programs(void)
{
    return false;
}

#endif

unsigned sandbox_enter(const char *folder)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) /* which both of them want */
        return 0;
    unsigned parts = give_up_writing(folder) ? SANDBOX_WRITING : 0;
    return parts | (give_up_programs() ? SANDBOX_PROGRAMS : 0);
}

#else

unsigned sandbox_enter(const char *folder)
{
    (void)folder;
    return 0;
}

#endif

unsigned sandbox_enter_for(const Options *options)
{
    Buffer folder = {0};
    bool has_folder = state_folder(options, options->task == TASK_READ, &folder);
    unsigned parts = sandbox_enter(has_folder ? folder.data : NULL);
    buffer_free(&folder);
    return parts;
}
