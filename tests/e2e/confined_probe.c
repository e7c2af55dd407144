/* Preloaded into tongket: when the program makes its outputs durable, by then long at work, this tries what it has no business with, and writes down what the kernel
 * said: "NAME errno" a line, 0 for done. Another library's function that has been taken over could do no more.
 *
 * PROBE_OUT: the file to write to, open from the beginning; PROBE_OUTSIDE, PROBE_INSIDE: folders in and out of the program's reach. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *out;

static void tell(const char *name, long result)
{
	fprintf(out, "%s %d\n", name, result < 0 ? errno : 0);
}

static const char *in(const char *variable, const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", getenv(variable), name);
	return path;
}

static void tell_open(const char *name, const char *path, int flags)
{
	int fd = open(path, flags, 0600);
	tell(name, fd);
	if (fd >= 0)
		close(fd);
}

static void *idle(void *user)
{
	return user;
}

static void try_calls(void)
{
	char *const none[] = {NULL};
	tell("socket", socket(AF_INET, SOCK_STREAM, 0));
	tell("socket-unix", socket(AF_UNIX, SOCK_STREAM, 0));
	tell("io_uring", syscall(SYS_io_uring_setup, 1, NULL));
	tell("ptrace", ptrace(PTRACE_ATTACH, -1, NULL, NULL));
	tell("mount", syscall(SYS_mount, "none", "/nonexistent/place", "tmpfs", 0, NULL));
	tell("unshare", syscall(SYS_unshare, 0x10000000));
	tell("terminal", ioctl(0, TIOCSTI, "x"));
	tell("execve", execve("/bin/true", none, none));
	tell("execveat", syscall(SYS_execveat, AT_FDCWD, "/bin/true", none, none, 0));
}

static void try_files(void)
{
	tell_open("write-outside", in("PROBE_OUTSIDE", "new"), O_WRONLY | O_CREAT | O_EXCL);
	tell_open("write-template", in("PROBE_TEMPLATE", "report.md"), O_WRONLY | O_APPEND);
	tell_open("read-outside", in("PROBE_OUTSIDE", "secret"), O_RDONLY);
	tell_open("read-passwd", "/etc/passwd", O_RDONLY);
	tell_open("read-environ", "/proc/self/environ", O_RDONLY);
	tell("remove-outside", unlink(in("PROBE_OUTSIDE", "secret")));
	tell("link-inside", symlink("/etc/passwd", in("PROBE_INSIDE", "link")));
	tell("fifo-inside", mkfifo(in("PROBE_INSIDE", "fifo"), 0600));
}

/* What must go on working. */
static void try_work(void)
{
	pthread_t thread;
	tell_open("write-inside", in("PROBE_INSIDE", "new"), O_WRONLY | O_CREAT | O_EXCL);
	tell("remove-inside", unlink(in("PROBE_INSIDE", "new")));
	tell_open("write-temporary", in("TMPDIR", "new"), O_WRONLY | O_CREAT | O_EXCL);
	tell_open("read-template", in("PROBE_TEMPLATE", "report.md"), O_RDONLY);
	tell("thread", pthread_create(&thread, NULL, idle, NULL) == 0 ? pthread_join(thread, NULL) : -1);
	tell("inotify", inotify_init1(IN_CLOEXEC));
	pid_t child = fork();
	if (child == 0) {
		tell("fork-socket", socket(AF_INET, SOCK_STREAM, 0));
		fflush(out);
		_exit(0);
	}
	tell("fork", child);
	waitpid(child, NULL, 0);
}

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("PROBE_OUT");
	out = path ? fopen(path, "we") : NULL;
	if (out)
		setvbuf(out, NULL, _IOLBF, 0);
}

int syncfs(int fd)
{
	if (out) {
		try_work();
		try_files();
		try_calls();
		fclose(out);
		out = NULL;
	}
	return (int)syscall(SYS_syncfs, fd);
}
