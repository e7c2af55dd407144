/* table_width.c: how wide the columns of a table become.
 *
 * Every column has a lower and an upper bound. The room is shared by weight; columns that would leave their bounds are frozen there, those
 * that ran over first or those that ran under first, whichever makes the larger error, and the rest share again (the method of CSS
 * Flexible Box §9.7). Each round freezes at least one column, so it ends. */
#include "layout/table_width.h"

#include <math.h>

#define WIDTH_EPSILON 1e-6
#define WIDTH_NEARLY 0.8

void width_span(column_need *needs, size_t first, size_t count, double least, double word, double natural)
{
	double has_least = 0, has_word = 0, has_natural = 0, weight = 0;
	for (size_t i = first; i < first + count; i++) {
		has_least += needs[i].fixed > 0 ? needs[i].fixed : needs[i].least;
		has_word += needs[i].fixed > 0 ? needs[i].fixed : needs[i].word;
		has_natural += needs[i].fixed > 0 ? needs[i].fixed : needs[i].natural;
		weight += needs[i].fixed > 0 ? 0 : needs[i].natural;
	}
	if (weight <= 0)
		return;
	for (size_t i = first; i < first + count; i++) {
		if (needs[i].fixed > 0)
			continue;
		double share = needs[i].natural / weight;
		needs[i].least += fmax(0, least - has_least) * share;
		needs[i].word = fmax(needs[i].least, needs[i].word + fmax(0, word - has_word) * share);
		needs[i].natural = fmax(needs[i].word, needs[i].natural + fmax(0, natural - has_natural) * share);
	}
}

/* The bounds of a column while its words stay whole (`broken` false), or are broken. */
typedef struct bounds {
	const column_need *needs;
	size_t count;
	bool broken;      /* between least and word instead of word and natural */
	bool fixed_yield; /* fixed widths give way */
} bounds;

static double low_of(const bounds *b, size_t i)
{
	const column_need *n = &b->needs[i];
	if (n->fixed <= 0)
		return b->broken ? n->least : n->word;
	if (!b->fixed_yield)
		return n->fixed;
	return fmin(n->fixed, b->broken ? n->least : n->word);
}

static double high_of(const bounds *b, size_t i)
{
	const column_need *n = &b->needs[i];
	if (n->fixed > 0)
		return n->fixed;
	return b->broken ? n->word : n->natural;
}

static double sum_of(const bounds *b, double (*of)(const bounds *, size_t))
{
	double sum = 0;
	for (size_t i = 0; i < b->count; i++)
		sum += of(b, i);
	return sum;
}

/* With whole words a long column gets more; where words are broken the widest columns are cut first, to one width. */
static double weight_of(const bounds *b, size_t i)
{
	return b->broken ? 1 : sqrt(fmax(b->needs[i].natural, 1));
}

/* The sharing of one round. Frozen columns are marked by a negative width. */
typedef struct sharing {
	double per_weight;
	double raised, cut; /* Σ of what the bounds would add, and take away */
} sharing;

static sharing share_once(const bounds *b, double room, const double *widths)
{
	double weight = 0;
	for (size_t i = 0; i < b->count; i++) {
		room += fmin(widths[i], 0);
		weight += widths[i] < 0 ? 0 : weight_of(b, i);
	}
	sharing s = {weight > 0 ? fmax(room, 0) / weight : 0, 0, 0};
	for (size_t i = 0; i < b->count; i++) {
		if (widths[i] < 0)
			continue;
		double want = s.per_weight * weight_of(b, i);
		s.raised += fmax(0, low_of(b, i) - want);
		s.cut += fmax(0, want - high_of(b, i));
	}
	return s;
}

static void freeze(const bounds *b, const sharing *s, double *widths)
{
	bool raise = s->raised >= s->cut;
	for (size_t i = 0; i < b->count; i++) {
		if (widths[i] < 0)
			continue;
		double want = s->per_weight * weight_of(b, i), bound = raise ? low_of(b, i) : high_of(b, i);
		if (raise ? want <= bound : want >= bound)
			widths[i] = -fmax(bound, WIDTH_EPSILON);
	}
}

/* A column that nearly has its natural width gets it from the others, when their lower bounds allow: a whole column of cells in two lines for want
 * of a letter looks like a mistake. One column a call; false: none. */
static bool complete(const bounds *b, double room, const sharing *s, double *widths)
{
	size_t nearest = b->count;
	double others = 0, least = HUGE_VAL;
	for (size_t i = 0; i < b->count; i++) {
		double want = s->per_weight * weight_of(b, i), high = high_of(b, i);
		others += widths[i] < 0 ? -widths[i] : low_of(b, i);
		if (widths[i] >= 0 && want < high && want >= WIDTH_NEARLY * high && high - want < least) {
			nearest = i;
			least = high - want;
		}
	}
	if (nearest == b->count || others - low_of(b, nearest) + high_of(b, nearest) > room)
		return false;
	widths[nearest] = -high_of(b, nearest);
	return true;
}

/* Σ low ≤ room ≤ Σ high. */
static void share_between(const bounds *b, double room, double *widths)
{
	for (size_t i = 0; i < b->count; i++)
		widths[i] = 0;
	sharing s = share_once(b, room, widths);
	for (size_t round = 0; round < b->count; round++) {
		if (s.raised + s.cut > WIDTH_EPSILON)
			freeze(b, &s, widths);
		else if (b->broken || !complete(b, room, &s, widths))
			break;
		s = share_once(b, room, widths);
	}
	for (size_t i = 0; i < b->count; i++)
		widths[i] = widths[i] < 0 ? -widths[i] : s.per_weight * weight_of(b, i);
}

/* All natural widths fit: keep them when the table is narrow, or else stretch the columns that are not fixed. */
static width_result share_plenty(const bounds *b, double room, double *widths)
{
	double natural = sum_of(b, high_of), stretchable = 0;
	for (size_t i = 0; i < b->count; i++)
		stretchable += b->needs[i].fixed > 0 ? 0 : b->needs[i].natural;
	bool narrow = natural < WIDTH_NARROW * room || stretchable <= 0;
	double factor = narrow ? 1 : 1 + (room - natural) / stretchable;
	for (size_t i = 0; i < b->count; i++)
		widths[i] = b->needs[i].fixed > 0 ? b->needs[i].fixed : b->needs[i].natural * factor;
	return narrow ? WIDTH_NATURAL : WIDTH_FULL;
}

/* Rounding must not leave the last rule beside the margin. */
static void make_exact(double *widths, size_t count, double room)
{
	double sum = 0;
	size_t widest = 0;
	for (size_t i = 0; i < count; i++) {
		sum += widths[i];
		widest = widths[i] > widths[widest] ? i : widest;
	}
	widths[widest] += room - sum;
}

width_result width_share(const column_need *needs, size_t count, double room, double *widths)
{
	if (count == 0)
		return WIDTH_TOO_WIDE;
	static const struct {
		bool broken, fixed_yield;
	} tries[] = {{false, false}, {false, true}, {true, true}};
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		bounds b = {needs, count, tries[i].broken, tries[i].fixed_yield};
		if (sum_of(&b, low_of) > room + WIDTH_EPSILON)
			continue;
		width_result result = tries[i].broken ? WIDTH_BROKEN : WIDTH_FULL;
		if (sum_of(&b, high_of) <= room)
			result = share_plenty(&b, room, widths);
		else
			share_between(&b, room, widths);
		if (result != WIDTH_NATURAL)
			make_exact(widths, count, room);
		return result;
	}
	return WIDTH_TOO_WIDE;
}
