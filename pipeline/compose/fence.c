/* fence.c: the rules of CommonMark for opening and closing a fence, line by line, and a coarse reading of YAML's quotes inside. Containers (lists, quotes)
 * are not followed: a directive block may not stand in one. */
#include "compose/fence.h"

/* Number of fence marks (*mark) at the start of `line` behind at most three spaces; *rest is what follows. 0: no fence. */
static size_t fence_marks(slice line, char *mark, slice *rest)
{
	size_t i = 0;
	*mark = '\0';
	*rest = SLICE("");
	while (i < line.len && i < 4 && line.ptr[i] == ' ')
		i++;
	if (i == 4 || i == line.len || (line.ptr[i] != '`' && line.ptr[i] != '~'))
		return 0;
	size_t first = i;
	*mark = line.ptr[i];
	while (i < line.len && line.ptr[i] == line.ptr[first])
		i++;
	*rest = (slice){line.ptr + i, line.len - i};
	return i - first >= 3 ? i - first : 0;
}

static void end_line(fence *f, slice line)
{
	char mark;
	slice rest;
	size_t marks = fence_marks(line, &mark, &rest);
	if (f->mark) {
		bool closes = marks >= f->length && mark == f->mark && slice_trim(rest).len == 0;
		if (closes)
			f->mark = '\0';
		if (f->state != YAML_IN_DOUBLE)
			f->state = YAML_AT_START;
		f->escaped = false;
		return;
	}
	if (!marks || (mark == '`' && memchr(rest.ptr, '`', rest.len)))
		return;
	f->mark = mark;
	f->length = marks;
	f->state = YAML_AT_START;
	f->flow = 0;
	f->escaped = false;
}

static void step_at_start(fence *f, char c)
{
	switch (c) {
	case '"': f->state = YAML_IN_DOUBLE; return;
	case '\'': f->state = YAML_IN_SINGLE; return;
	case '#': f->state = YAML_IN_COMMENT; return;
	case '[':
	case '{': f->flow++; return;
	case ']':
	case '}': f->flow -= f->flow > 0; return;
	case ' ':
	case '\t':
	case ',':
	case ':':
	case '-':
	case '?': return;
	default: f->state = YAML_IN_PLAIN;
	}
}

static void step(fence *f, char c)
{
	switch (f->state) {
	case YAML_AT_START: step_at_start(f, c); break;
	case YAML_IN_PLAIN: /* and behind a closing quote */
		if (c == '#' && f->previous == ' ')
			f->state = YAML_IN_COMMENT;
		else if ((c == ' ' && f->previous == ':') || (f->flow && c == ','))
			f->state = YAML_AT_START;
		else if (f->flow && (c == ']' || c == '}'))
			f->flow--;
		break;
	case YAML_IN_DOUBLE:
		if (c == '"' && !f->escaped)
			f->state = YAML_IN_PLAIN;
		f->escaped = c == '\\' && !f->escaped;
		break;
	case YAML_IN_SINGLE:
		if (c == '\'')
			f->state = YAML_IN_PLAIN;
		break;
	case YAML_IN_COMMENT: break;
	}
	f->previous = c;
}

void fence_advance(fence *f, const buf *text)
{
	for (; f->at < text->len; f->at++) {
		char c = text->data[f->at];
		if (c == '\n') {
			end_line(f, (slice){text->data + f->line, f->at - f->line});
			f->line = f->at + 1;
			f->previous = '\n';
		} else if (f->mark) {
			step(f, c);
		}
	}
}
