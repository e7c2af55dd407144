/* workers.c: forks, one pipe from each, and a page of shared memory: the counter of the queue, the first piece known to have failed, and the piece each is at, which
 * is how a death is put down to a document. What a worker has to say is sent in frames; what is to be told in order waits for its turn. Pieces that nobody could do
 * (no process could be started) are done here. */
#include "run/workers.h"

#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/interrupt.h"
#include "base/limits.h"

#define READ_BYTES ((size_t)64 << 10)
#define POOL_MS 20      /* between two looks at the pool */
#define BARREN_DEATHS 8 /* of processes that had taken no piece, before no more are started */
#define FRAME_ENDED 0   /* kinds of worker_tell are sent with 1 added */
#define NO_PIECE 0      /* in shared.at: number of the piece + 1 */

static const message WORKER_KILLED = {"worker-died", STATUS_MACHINE,
    {"tiến trình làm “{1}” bị dừng giữa chừng (tín hiệu {2})", "the process that made “{1}” was ended meanwhile (signal {2})"},
    {"Nếu máy thiếu bộ nhớ thì chạy lại với --jobs nhỏ hơn.", "If memory was short, run again with a smaller --jobs."}};
static const message WORKER_LEFT = {"worker-died", STATUS_MACHINE,
    {"tiến trình làm “{1}” tự thoát giữa chừng (mã {2})", "the process that made “{1}” left meanwhile (status {2})"},
    {"Chạy lại; nếu vẫn vậy, đây là lỗi của chương trình: hãy báo cho người phát triển.",
        "Run again; if it stays so, this is a fault of the program: please report it."}};

typedef struct shared {
	atomic_size_t next; /* in the order of the queue */
	atomic_size_t bar;  /* pieces behind it are not wanted */
	atomic_size_t at[INTERRUPT_CHILDREN];
} shared;

struct worker_pool {
	atomic_int spare;
};

struct worker {
	const work *work;
	size_t piece;
	int pipe; /* -1: the work is done in the process that wants it */
};

typedef struct frame {
	uint64_t bytes; /* behind it */
	uint64_t piece;
	uint32_t kind;
	uint32_t good; /* of FRAME_ENDED */
} frame;

/* A process at work, as its parent sees it. */
typedef struct member {
	pid_t pid; /* 0: the place is free */
	int pipe;
	bool pooled; /* taken from the pool */
	buf in;      /* read from it, not yet understood */
} member;

typedef enum { STATE_OPEN, STATE_DONE, STATE_FAILED, STATE_LOST } piece_state;

typedef struct crew {
	const work *work;
	diag *diag;
	shared *shared;
	size_t *order; /* of the queue */
	member *members;
	unsigned live, barren;
	unsigned char *states; /* piece_state */
	buf *reports;          /* packed diagnostics of pieces whose turn has not come */
	size_t turn;           /* the next piece to be told of */
	bool good;
} crew;

/* ---- the pool ---- */

worker_pool *worker_pool_new(unsigned spare)
{
	worker_pool *p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	atomic_init(&p->spare, (int)spare);
	return p;
}

void worker_pool_free(worker_pool *p)
{
	if (p)
		munmap(p, sizeof *p);
}

static bool take_from_pool(worker_pool *p)
{
	int spare = atomic_load(&p->spare);
	while (spare > 0)
		if (atomic_compare_exchange_weak(&p->spare, &spare, spare - 1))
			return true;
	return false;
}

/* ---- in a worker ---- */

static void send_frame(const worker *w, frame head, slice what)
{
	head.bytes = what.len;
	head.piece = w->piece;
	struct iovec parts[2] = {{&head, sizeof head}, {(void *)(uintptr_t)what.ptr, what.len}};
	size_t at = 0;
	while (at < 2) {
		ssize_t sent = writev(w->pipe, parts + at, (int)(2 - at));
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			_exit(STATUS_MACHINE); /* nobody reads any more */
		for (size_t left = (size_t)sent; at < 2; at++) {
			size_t of_part = left < parts[at].iov_len ? left : parts[at].iov_len;
			parts[at].iov_base = (char *)parts[at].iov_base + of_part;
			parts[at].iov_len -= of_part;
			left -= of_part;
			if (parts[at].iov_len)
				break;
		}
	}
}

void worker_tell(worker *w, unsigned kind, slice what)
{
	if (w->pipe >= 0)
		send_frame(w, (frame){.kind = kind + 1}, what);
	else if (w->work->told)
		w->work->told(w->work->user, w->piece, kind, what);
}

static void lower_bar(shared *s, size_t piece)
{
	size_t bar = atomic_load(&s->bar);
	while (piece < bar)
		if (atomic_compare_exchange_weak(&s->bar, &bar, piece))
			return;
}

static void do_piece(const crew *c, worker *self)
{
	const work *w = c->work;
	diag_clear(c->diag);
	bool good = w->make(w->user, self->piece, self, c->diag);
	if (!good && !w->all)
		lower_bar(c->shared, self->piece);
	buf report = BUF_INIT(LIMIT_MEMORY_BUFFER);
	bool packed = diag_count(c->diag) == 0 && diag_status(c->diag) == STATUS_DONE;
	if (!packed && !diag_pack(c->diag, &report))
		_exit(STATUS_MACHINE);
	send_frame(self, (frame){.kind = FRAME_ENDED, .good = good}, buf_slice(&report));
	buf_free(&report);
}

static void work_until_done(const crew *c, unsigned slot, int pipe)
{
	worker self = {.work = c->work, .pipe = pipe};
	for (;;) {
		size_t number = atomic_fetch_add(&c->shared->next, 1);
		if (number >= c->work->count)
			return;
		self.piece = c->order[number];
		if (self.piece > atomic_load(&c->shared->bar))
			continue;
		atomic_store(&c->shared->at[slot], self.piece + 1);
		do_piece(c, &self);
		atomic_store(&c->shared->at[slot], NO_PIECE);
	}
}

static void be_worker(const crew *c, unsigned slot, int pipe, pid_t parent)
{
	for (unsigned i = 0; i < c->work->most; i++)
		if (c->members[i].pid)
			close(c->members[i].pipe);
	prctl(PR_SET_PDEATHSIG, c->work->catches ? SIGTERM : SIGKILL);
	if (getppid() == parent)
		work_until_done(c, slot, pipe);
	_exit(0);
}

/* ---- starting them ---- */

static bool start(crew *c, unsigned slot)
{
	int ends[2];
	if (pipe(ends) != 0)
		return false;
	sigset_t before;
	pid_t parent = getpid();
	atomic_store(&c->shared->at[slot], NO_PIECE);
	interrupt_hold(&before);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		interrupt_be_child(c->work->catches);
		be_worker(c, slot, ends[1], parent);
	}
	bool added = pid > 0 && interrupt_add_child(pid);
	if (pid > 0 && !added) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	interrupt_go_on(&before);
	close(ends[1]);
	if (!added) {
		close(ends[0]);
		return false;
	}
	c->members[slot] = (member){.pid = pid, .pipe = ends[0], .in = BUF_INIT(LIMIT_MEMORY_BUFFER)};
	c->live++;
	return true;
}

static bool wants_more(const crew *c)
{
	return c->live < c->work->most && c->barren < BARREN_DEATHS && atomic_load(&c->shared->next) < c->work->count;
}

/* As many as there may be. False: one could not be started, and there is no use in trying again. */
static bool start_some(crew *c)
{
	worker_pool *pool = c->work->pool;
	for (unsigned slot = 0; slot < c->work->most && wants_more(c); slot++) {
		if (c->members[slot].pid)
			continue;
		bool pooled = pool && !c->work->gives && c->live > 0;
		if (pooled && !take_from_pool(pool))
			return true;
		bool started = start(c, slot);
		if (started)
			c->members[slot].pooled = pooled;
		else if (pooled)
			atomic_fetch_add(&pool->spare, 1);
		if (!started)
			return false;
	}
	return true;
}

/* ---- listening to them ---- */

static piece_end end_of(unsigned char state)
{
	return state == STATE_DONE ? PIECE_DONE : state == STATE_FAILED ? PIECE_FAILED : PIECE_LOST;
}

/* Tell of the pieces whose turn has come. */
static void tell_in_order(crew *c)
{
	const work *w = c->work;
	bool stopped = false;
	for (; !stopped && c->turn < w->count && c->states[c->turn] != STATE_OPEN; c->turn++) {
		buf *report = &c->reports[c->turn];
		if (report->len && !diag_unpack(c->diag, buf_slice(report)))
			diag_no_memory(c->diag);
		buf_free(report);
		if (c->states[c->turn] != STATE_DONE)
			c->good = false;
		if (w->ended)
			w->ended(w->user, c->turn, end_of(c->states[c->turn]));
		stopped = c->states[c->turn] == STATE_FAILED && !w->all;
	}
	if (stopped)
		c->turn = w->count; /* what comes behind was not wanted */
}

static void put_report(crew *c, size_t piece, slice packed)
{
	buf *report = &c->reports[piece];
	*report = BUF_INIT(LIMIT_MEMORY_BUFFER);
	buf_put_slice(report, packed);
	if (report->failed)
		diag_no_memory(c->diag);
}

static void take_frame(crew *c, frame head, slice what)
{
	size_t piece = (size_t)head.piece;
	if (piece >= c->work->count || piece < c->turn || c->states[piece] != STATE_OPEN)
		return;
	if (head.kind != FRAME_ENDED) {
		if (c->work->told)
			c->work->told(c->work->user, piece, head.kind - 1, what);
		return;
	}
	put_report(c, piece, what);
	c->states[piece] = head.good ? STATE_DONE : STATE_FAILED;
	tell_in_order(c);
}

static void take_frames(crew *c, buf *in)
{
	size_t at = 0;
	frame head;
	while (in->len - at >= sizeof head) {
		memcpy(&head, in->data + at, sizeof head);
		if (in->len - at - sizeof head < head.bytes)
			break;
		take_frame(c, head, (slice){in->data + at + sizeof head, (size_t)head.bytes});
		at += sizeof head + (size_t)head.bytes;
	}
	if (at == 0)
		return;
	memmove(in->data, in->data + at, in->len - at);
	in->len -= at;
}

/* The piece that a dead process was at is lost. */
static void lose(crew *c, size_t piece, int status)
{
	diag *own = diag_new(diag_language(c->diag));
	const char *name = c->work->name(c->work->user, piece);
	buf text = BUF_INIT(64), packed = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	bool killed = WIFSIGNALED(status);
	const char *abbreviation = killed ? sigabbrev_np(WTERMSIG(status)) : NULL;
	if (abbreviation)
		buf_printf(&text, "SIG%s", abbreviation);
	else
		buf_put_unsigned(&text, (uint64_t)(killed ? WTERMSIG(status) : WEXITSTATUS(status)));
	buf_put_char(&text, '\0');
	if (own && !text.failed)
		diag_report(own, killed ? &WORKER_KILLED : &WORKER_LEFT, NOWHERE, name ? name : "?", text.data);
	if (!own || !diag_pack(own, &packed))
		diag_no_memory(c->diag);
	put_report(c, piece, buf_slice(&packed));
	buf_free(&text);
	buf_free(&packed);
	diag_free(own);
	c->states[piece] = STATE_LOST;
	tell_in_order(c);
}

/* Its pipe is closed: it has ended, or is about to. */
static void bury(crew *c, unsigned slot)
{
	member *m = &c->members[slot];
	int status = 0;
	worker_pool *pool = c->work->pool;
	while (waitpid(m->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	interrupt_drop_child(m->pid);
	close(m->pipe);
	buf_free(&m->in);
	m->pid = 0;
	c->live--;
	if (pool && (m->pooled || (c->work->gives && !wants_more(c))))
		atomic_fetch_add(&pool->spare, 1);
	size_t at = atomic_load(&c->shared->at[slot]);
	if (at != NO_PIECE && c->states[at - 1] == STATE_OPEN)
		lose(c, at - 1, status);
	else if (!(WIFEXITED(status) && WEXITSTATUS(status) == 0))
		c->barren++;
}

static void listen_to(crew *c, unsigned slot)
{
	member *m = &c->members[slot];
	char *room = buf_room(&m->in, READ_BYTES);
	if (!room) {
		diag_no_memory(c->diag);
		kill(m->pid, SIGKILL);
		bury(c, slot);
		return;
	}
	ssize_t got = read(m->pipe, room, READ_BYTES);
	if (got > 0) {
		m->in.len += (size_t)got;
		take_frames(c, &m->in);
	} else if (got == 0 || errno != EINTR) {
		bury(c, slot);
	}
}

static void hear(crew *c)
{
	struct pollfd waits[INTERRUPT_CHILDREN];
	unsigned slots[INTERRUPT_CHILDREN];
	nfds_t count = 0;
	for (unsigned i = 0; i < c->work->most; i++)
		if (c->members[i].pid) {
			slots[count] = i;
			waits[count++] = (struct pollfd){.fd = c->members[i].pipe, .events = POLLIN};
		}
	bool waits_for_pool = c->work->pool && !c->work->gives && wants_more(c);
	if (poll(waits, count, waits_for_pool ? POOL_MS : -1) <= 0)
		return;
	for (nfds_t i = 0; i < count; i++)
		if (waits[i].revents)
			listen_to(c, slots[i]);
}

/* ---- the whole of it ---- */

static bool do_here(const work *w, size_t piece, diag *d)
{
	worker self = {.work = w, .piece = piece, .pipe = -1};
	bool good = w->make(w->user, piece, &self, d);
	if (w->ended)
		w->ended(w->user, piece, good ? PIECE_DONE : PIECE_FAILED);
	return good;
}

/* From piece number `from` on, those that nobody has done. */
static bool do_rest_here(crew *c)
{
	const work *w = c->work;
	while (c->turn < w->count) {
		if (c->states[c->turn] != STATE_OPEN) {
			tell_in_order(c);
			continue;
		}
		bool good = do_here(w, c->turn++, c->diag);
		c->good &= good;
		if (!good && !w->all)
			break;
	}
	return c->good;
}

typedef struct sized {
	uint64_t size;
	size_t piece;
} sized;

static int larger_first(const void *a, const void *b)
{
	const sized *x = a, *y = b;
	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->piece < y->piece ? -1 : 1;
}

static bool put_in_order(const work *w, size_t *order)
{
	sized *all = calloc(w->count + 1, sizeof *all);
	if (!all)
		return false;
	for (size_t i = 0; i < w->count; i++)
		all[i] = (sized){w->sizes ? w->sizes[i] : 0, i};
	qsort(all, w->count, sizeof *all, larger_first);
	for (size_t i = 0; i < w->count; i++)
		order[i] = all[i].piece;
	free(all);
	return true;
}

static void run_crew(crew *c)
{
	bool can_start = true;
	fflush(NULL); /* what was printed is printed once */
	do {
		can_start = can_start && start_some(c);
		if (c->live)
			hear(c);
	} while (c->live || (can_start && wants_more(c)));
	c->good = do_rest_here(c) && c->good;
}

static bool run_forked(const work *w, diag *d)
{
	work own = *w;
	if (own.most > INTERRUPT_CHILDREN)
		own.most = INTERRUPT_CHILDREN;
	crew c = {.work = &own, .diag = d, .good = true};
	c.shared = mmap(NULL, sizeof *c.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	c.order = calloc(w->count, sizeof *c.order);
	c.members = calloc(own.most, sizeof *c.members);
	c.states = calloc(w->count, sizeof *c.states);
	c.reports = calloc(w->count, sizeof *c.reports);
	bool good = c.shared != MAP_FAILED && c.order && c.members && c.states && c.reports && put_in_order(w, c.order);
	if (good) {
		atomic_init(&c.shared->bar, SIZE_MAX);
		run_crew(&c);
	} else {
		diag_no_memory(d);
	}
	if (c.shared != MAP_FAILED)
		munmap(c.shared, sizeof *c.shared);
	for (size_t i = 0; c.reports && i < w->count; i++)
		buf_free(&c.reports[i]);
	free(c.order);
	free(c.members);
	free(c.states);
	free(c.reports);
	return good && c.good;
}

bool workers_run(const work *w, diag *d)
{
	if (w->most > 1 && w->count > 1)
		return run_forked(w, d);
	bool good = true;
	for (size_t i = 0; i < w->count && (good || w->all); i++)
		good = do_here(w, i, d) && good;
	return good;
}
