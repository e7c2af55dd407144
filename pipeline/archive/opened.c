/* opened.c: what kind of package it is, and where its METS.xml lies. */
#include "archive/opened.h"

#include <errno.h>
#include <sys/stat.h>

#include "archive/bag.h"
#include "archive/sip.h"
#include "archive/zip.h"

#include "base/reason.h"

static const message NO_PACKAGE = {"no-package", STATUS_USAGE, {"“{1}” không phải là gói lưu trữ", "“{1}” is no package"},
    {"Chỉ tới thư mục có METS.xml, tệp ZIP hoặc bag do tongket archive tạo ra.",
        "Name a folder with METS.xml, a ZIP file or a bag made by tongket archive."}};
static const message NO_TEMPORARY = {"cannot-write", STATUS_MACHINE,
    {"không tạo được thư mục tạm: {1}", "a temporary folder cannot be made: {1}"},
    {"Kiểm tra quyền ghi và chỗ trống ở /tmp, hoặc đặt biến TMPDIR trỏ tới thư mục khác.",
        "Check permissions and free space of /tmp, or let TMPDIR name another folder."}};

/* Keyboard, terminal and system ask the program to end. */
static void hold_signals(sigset_t *before)
{
	sigset_t held;
	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, before);
}

static const char *make_temporary(arena *a, diag *d)
{
	const char *base = getenv("TMPDIR");
	const char *name = path_join(a, base && *base ? base : "/tmp", "tongket-XXXXXX");
	char *copy = name ? arena_alloc(a, strlen(name) + 1) : NULL;
	if (!copy) {
		diag_no_memory(d);
		return NULL;
	}
	memcpy(copy, name, strlen(name) + 1);
	if (mkdtemp(copy)) /* 0700 */
		return copy;
	diag_report(d, &NO_TEMPORARY, NOWHERE, reason_words(errno, diag_language(d)));
	return NULL;
}

/* The only folder NAME below `below` with NAME/METS.xml; or `below` itself. NULL: none, or several. */
static const char *find_root(arena *a, const tree *t, const char *below)
{
	const char *here = arena_printf(a, "%s" SIP_METS, below), *found = NULL;
	if (here && tree_find(t, slice_of(here)))
		return below;
	size_t n = strlen(below);
	for (size_t i = 0; i < t->count; i++) {
		const char *path = t->files[i].path, *slash = strncmp(path, below, n) == 0 ? strchr(path + n, '/') : NULL;
		if (!slash || strcmp(slash + 1, SIP_METS) != 0)
			continue;
		if (found)
			return NULL;
		found = arena_string(a, (slice){path, (size_t)(slash + 1 - path)});
	}
	return found;
}

/* A ZIP file holds one folder, which is the package or the bag: the tree begins there. */
static bool descend(arena *a, opened *o, diag *found)
{
	const char *first = o->tree.count ? o->tree.files[0].path : "", *slash = strchr(first, '/');
	size_t n = slash ? (size_t)(slash + 1 - first) : 0;
	for (size_t i = 0; n && i < o->tree.count; i++)
		if (strncmp(o->tree.files[i].path, first, n) != 0)
			n = 0;
	if (n == 0)
		return true;
	o->folder = path_join(a, o->folder, arena_string(a, (slice){first, n - 1}));
	return o->folder ? tree_list(a, o->folder, &o->tree, found) : diag_no_memory(found);
}

bool opened_open(arena *a, const char *path, opened *out, diag *found, diag *d)
{
	struct stat st;
	*out = (opened){.folder = path};
	bool there = stat(path, &st) == 0, folder = there && S_ISDIR(st.st_mode);
	if (!there)
		return file_report(errno == ENOENT ? FILE_MISSING : FILE_FAILED, errno, path, true, NOWHERE, d);
	if (!folder && !(S_ISREG(st.st_mode) && zip_looks_so(path)))
		return diag_report(d, &NO_PACKAGE, NOWHERE, path);
	if (!folder) {
		hold_signals(&out->signals);
		out->temporary = out->folder = make_temporary(a, d);
		if (!out->temporary || !zip_unpack(a, path, out->temporary, found))
			return false;
	}
	if (!tree_list(a, out->folder, &out->tree, found) || (!folder && !descend(a, out, found)))
		return false;
	out->is_bag = bag_is(&out->tree);
	out->root = find_root(a, &out->tree, out->is_bag ? "data/" : "");
	return out->root || diag_report(d, &NO_PACKAGE, NOWHERE, path);
}

void opened_close(opened *o)
{
	if (!o->temporary)
		return;
	tree_remove(o->temporary);
	sigprocmask(SIG_SETMASK, &o->signals, NULL); /* one that waited ends the program here */
	o->temporary = NULL;
}
