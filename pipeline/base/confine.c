/* confine.c: a filter of system calls as a small BPF program, and a Landlock ruleset; both are asked of the kernel by their numbers, for the headers and
 * the libraries of Debian 12 know only part of what newer kernels can do.
 *
 * The filter names what is refused, not what is allowed: a C library may come to use other calls for what it always did, and a report must not fail by that. */
#include "base/confine.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/compiler.h"

/* ---- system calls ---- */

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#endif

/* Sanitizers look into their own process with ptrace. */
#if defined __SANITIZE_ADDRESS__
#define REFUSES_TRACING 0
#else
#define REFUSES_TRACING 1
#endif

static const int REFUSED[] = {
    /* other programs */
    SYS_execve,
    SYS_execveat,
    /* the network, and other ways to the kernel that reach it */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
/* other processes */
#if REFUSES_TRACING
    SYS_ptrace,
    SYS_process_vm_readv,
#endif
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_kcmp,
    /* the machine */
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_open_by_handle_at,
    SYS_mknodat,
    SYS_swapon,
    SYS_swapoff,
    SYS_reboot,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_sethostname,
    SYS_acct,
    SYS_quotactl,
    /* parts of the kernel that nothing here needs */
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_personality,
};

#define FILTER_MOST (COUNT_OF(REFUSED) + 16)
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define SKIP_UNLESS(value, steps) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (steps))

/* ioctl(…, TIOCSTI) types into the terminal what its owner never typed. The lower half of an argument lies first on the machines named above. */
static size_t put_terminal_rule(struct sock_filter *to)
{
	const struct sock_filter rule[] = {
	    SKIP_UNLESS(SYS_ioctl, 3),
	    LOAD(args[1]),
	    SKIP_UNLESS(TIOCSTI, 1),
	    ANSWER(SECCOMP_RET_ERRNO | EPERM),
	};
	for (size_t i = 0; i < COUNT_OF(rule); i++)
		to[i] = rule[i];
	return COUNT_OF(rule);
}

#if defined MACHINE
/* Calls of another machine's numbering (32 bits, x32) are refused whole: their numbers mean something else. */
static size_t put_machine_rule(struct sock_filter *to)
{
	const struct sock_filter rule[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
		ANSWER(SECCOMP_RET_ERRNO | EPERM),
		LOAD(nr),
#if defined __x86_64__
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, UINT32_C(0x40000000), 0, 1),
		ANSWER(SECCOMP_RET_ERRNO | EPERM),
#endif
	};
	for (size_t i = 0; i < COUNT_OF(rule); i++)
		to[i] = rule[i];
	return COUNT_OF(rule);
}

static confined install_filter(void)
{
	struct sock_filter filter[FILTER_MOST];
	size_t n = put_machine_rule(filter);
	for (size_t i = 0; i < COUNT_OF(REFUSED); i++)
		filter[n++] = (struct sock_filter)BPF_JUMP(
		    BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)REFUSED[i], (uint8_t)(COUNT_OF(REFUSED) - i + 4), 0); /* to the last answer */
	n += put_terminal_rule(filter + n);
	filter[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
	filter[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ERRNO | EPERM);
	const struct sock_fprog program = {(unsigned short)n, filter};
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0 ? CONFINED : CONFINED_NOT;
}
#else
static confined install_filter(void)
{
	return CONFINED_NOT;
}
#endif

confined confine_calls(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? install_filter() : CONFINED_NOT;
}

/* ---- files ---- */

/* Rights by the version of Landlock that brought them; the headers of Debian 12 end with the second. */
#define RIGHT_REFER (UINT64_C(1) << 13)
#define RIGHT_TRUNCATE (UINT64_C(1) << 14)

#define READING ((uint64_t)(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR))
#define WRITING_FILES ((uint64_t)LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE)
#define WRITING                                                                                                                            \
	(WRITING_FILES | RIGHT_REFER | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |         \
	    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |          \
	    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
#define ALLOWED_WRITING                                                                                                                    \
	(WRITING_FILES | RIGHT_REFER | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |          \
	    LANDLOCK_ACCESS_FS_MAKE_REG)

/* Programs and libraries with their data (fonts, colour profiles, locales, time zones, converters), configuration that libraries ask for, and what is no file. */
static const char *const CONFINE_SYSTEM[] = {"/usr", "/lib", "/lib64", "/opt", "/nix/store", "/gnu/store", "/etc/fonts", "/etc/ssl",
    "/etc/ld.so.cache", "/etc/localtime", "/sys/devices/system/cpu", "/dev/null", "/dev/urandom"};
static const char *const NO_FILE[] = {"/dev/null"};

static uint64_t known_rights(long version)
{
	uint64_t all = READING | WRITING;
	if (version < 3)
		all &= ~RIGHT_TRUNCATE;
	if (version < 2)
		all &= ~RIGHT_REFER;
	return all;
}

/* Let `rights` be at and beneath `path`; where it is not there is nothing to allow. */
static void allow(int rules, const char *path, uint64_t rights)
{
	struct stat st;
	int fd = path ? open(path, O_PATH | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0) {
		uint64_t of_files = LANDLOCK_ACCESS_FS_READ_FILE | WRITING_FILES;
		const struct landlock_path_beneath_attr rule = {S_ISDIR(st.st_mode) ? rights : rights & of_files, fd};
		(void)!syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	}
	close(fd);
}

static void allow_all(int rules, const confine_paths *paths, uint64_t rights)
{
	for (size_t i = 0; paths && i < paths->count; i++)
		allow(rules, paths->items[i], rights);
}

confined confine_files(const confine_paths *read, const confine_paths *written, const char *folders)
{
	static const confine_paths system = {CONFINE_SYSTEM, COUNT_OF(CONFINE_SYSTEM)}, nothing = {NO_FILE, COUNT_OF(NO_FILE)};
#if defined TONGKET_UNCONFINED /* a build that writes beside its objects what it has run through */
	return CONFINED_NOT;
#endif
#if !REFUSES_TRACING /* sanitizers read what the system says of their process */
	read = NULL;
#endif
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (version < 1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return CONFINED_NOT;
	uint64_t handled = known_rights(version) & (read ? READING | WRITING : WRITING);
	const struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
	if (rules < 0)
		return CONFINED_NOT;
	allow_all(rules, read, handled & READING);
	allow_all(rules, read ? &system : NULL, handled & READING);
	allow_all(rules, written, handled & (READING | ALLOWED_WRITING));
	allow(rules, folders, handled & (LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR));
	allow_all(rules, &nothing, handled & (READING | WRITING_FILES));
	bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done ? CONFINED : CONFINED_NOT;
}
