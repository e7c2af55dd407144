/* detect.c: the choice among the readings that evidence.c has weighed. The numbers here are margins, chosen so that words of other languages
 * and stray symbols stay below them. */
#include "ingest/detect.h"

#include "base/limits.h"
#include "ingest/evidence.h"
#include "ingest/sample.h"

#define LABEL_WEIGHT 8 /* a label that is right letter by letter, in words */
#define KNOWN_WEIGHT 8
#define BAD_WEIGHT 2
#define GLANCE ((size_t)2 << 10) /* bytes of a sample */
#define DOUBT_WORDS 4            /* fewer words that look like another encoding are left alone */

static bool take_sample(slice text, bool bytes, arena *a, slice *out)
{
	buf sample = BUF_INIT(LIMIT_MEMORY_BUFFER);
	sample_take(text, bytes, &sample);
	*out = sample.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&sample));
	buf_free(&sample);
	return out->ptr != NULL;
}

bool detect_named(slice text, legacy named, bool bytes, const schema_table *table, arena *a, column_plan *plan, diag *d)
{
	evidence e;
	slice sample;
	if (!take_sample(text, bytes, a, &sample) || !evidence_gather(sample, named, table, NULL, a, &e, d))
		return false;
	*plan = (column_plan){.encoding = named, .how = e.how, .bytes = bytes, .whole = true};
	return true;
}

static long glance_value(const tally *t)
{
	return (long)t->only_legacy + t->both - (long)BAD_WEIGHT * ((long)t->neither + t->only_plain);
}

/* Readings of the sample in the first `count` encodings. The likeliest by its words is read first: it shows how the file is written, and the
 * others need not search for a header that they cannot read. Of bytes, which are all in one encoding, hopeless readings are left
 * as they are: empty. */
static bool read_all(slice sample, size_t count, bool bytes, const schema_table *table, arena *a, evidence *out, diag *d)
{
	legacy order[LEGACY_COUNT] = {LEGACY_TCVN3};
	long values[LEGACY_COUNT] = {0};
	for (size_t e = 0; e < count; e++) {
		tally words;
		if (!evidence_glance((slice){sample.ptr, sample.len < GLANCE ? sample.len : GLANCE}, (legacy)e, &words))
			return diag_no_memory(d);
		values[e] = glance_value(&words);
		size_t at = e;
		for (; at > 0 && values[order[at - 1]] < values[e]; at--)
			order[at] = order[at - 1];
		order[at] = (legacy)e;
	}
	const dialect *known = NULL;
	for (size_t i = 0; i < count; i++) {
		evidence *reading = &out[order[i]];
		if (bytes && values[order[0]] > 0 && values[order[i]] * 4 < values[order[0]])
			continue;
		if (!evidence_gather(sample, order[i], table, known, a, reading, d))
			return false;
		known = known || !evidence_has_header(reading) ? known : &reading->how;
	}
	return true;
}

/* Words and plaintext for an encoding that all the bytes are in, less what speaks against it. */
static long weight_of_bytes(const evidence *e)
{
	tally sum = evidence_sum(e);
	return (long)sum.only_legacy + sum.both - (long)BAD_WEIGHT * ((long)sum.neither + sum.only_plain) + (long)LABEL_WEIGHT * e->exact +
	       e->loose + (long)KNOWN_WEIGHT * sum.known;
}

/* One word, or letters that happen to make syllables here and there, are not enough. */
static bool is_sound(const evidence *e)
{
	tally sum = evidence_sum(e);
	unsigned good = sum.only_legacy + sum.both, bad = sum.neither + sum.only_plain;
	return good >= 3 * bad && (good + (sum.abbreviations > 0) >= 2 || e->exact || sum.known);
}

detect_status detect_bytes(slice text, const schema_table *table, arena *a, column_plan *plan, diag *d)
{
	evidence readings[LEGACY_COUNT] = {{.count = 0}};
	slice sample;
	if (!take_sample(text, true, a, &sample))
		return DETECT_NO_MEMORY;
	if (!read_all(sample, LEGACY_COUNT, true, table, a, readings, d))
		return DETECT_NO_MEMORY;
	legacy best = LEGACY_TCVN3;
	for (unsigned e = 0; e < LEGACY_COUNT; e++)
		if (weight_of_bytes(&readings[e]) >= weight_of_bytes(&readings[best])) /* of two that agree, the page of Windows */
			best = (legacy)e;
	long weight = weight_of_bytes(&readings[best]);
	plan->encoding = best;
	if (weight <= 0 || !is_sound(&readings[best]))
		return weight > DOUBT_WORDS ? DETECT_DOUBT : DETECT_NONE;
	for (unsigned e = 0; e < LEGACY_COUNT; e++)
		if (weight_of_bytes(&readings[e]) * 2 > weight && !slice_equal(readings[e].decoded, readings[best].decoded))
			return DETECT_DOUBT;
	*plan = (column_plan){.encoding = best, .how = readings[best].how, .bytes = true, .whole = true};
	return DETECT_FOUND;
}

/* Words enough that no other language explains them: Swedish has "på", "så", "då", which TCVN3 could spell, but one letter does it all; only
 * TCVN3 has signs (0xA1…0xBF) inside of words, and VNI two marks beside each other. */
static bool is_convincing(const tally *t, legacy e)
{
	int codes = __builtin_popcountll(t->codes[0]) + __builtin_popcountll(t->codes[1]);
	bool signs = t->codes[0] >> 0x20;
	return t->known || (t->various && (t->unmistakable > 1 || codes >= (signs || e == LEGACY_VNI ? 2 : 4)));
}

/* The column holds text of the encoding, whatever the others hold. */
static bool is_strong(const tally *t, legacy e)
{
	return is_convincing(t, e) && t->only_legacy >= 3 * (t->only_plain + t->neither) && (t->unicode + t->plain) * 10 <= t->only_legacy;
}

/* It looks like it, but rows or words in Unicode stand between. */
static bool is_doubtful(const tally *t, legacy e)
{
	return !is_strong(t, e) && is_convincing(t, e) && t->unmistakable > 1 && t->only_legacy >= DOUBT_WORDS &&
	       t->only_legacy > t->only_plain + t->neither && t->unicode * 10 > t->only_legacy;
}

/* How much of the text is surely in the encoding. */
static unsigned long weight_of_columns(const evidence *e, legacy which)
{
	unsigned long weight = (unsigned long)LABEL_WEIGHT * e->exact;
	for (size_t i = 0; i < e->count; i++)
		if (is_strong(&e->columns[i], which))
			weight += e->columns[i].only_legacy + e->columns[i].known;
	return weight;
}

/* Nothing in the text is surely Unicode. */
static bool is_all_legacy(const evidence *e)
{
	tally sum = evidence_sum(e);
	return sum.unicode == 0 && e->plain_labels == 0 && sum.only_plain * 20 <= sum.only_legacy && sum.only_legacy >= 3 * sum.neither;
}

/* A column of a text that is all in the encoding, with words that could be either. */
static bool speaks_not_against(const tally *t)
{
	return t->only_legacy + t->both > 0 && t->plain == 0 && t->only_plain <= t->only_legacy && t->neither <= t->only_legacy + t->both;
}

/* A column beside others that surely are in the encoding, with a word or two, all of which speak for it. */
static bool speaks_for(const tally *t)
{
	return t->only_legacy > 0 && t->plain + t->only_plain + t->neither + t->unicode == 0;
}

/* The columns to recode; in a text that is all in the encoding also those that only could be. */
static detect_status make_plan(const evidence *e, arena *a, column_plan *plan)
{
	bool *columns = arena_array(a, e->count + 1, sizeof *columns);
	if (!columns)
		return DETECT_NO_MEMORY;
	bool all = is_all_legacy(e);
	*plan = (column_plan){.encoding = plan->encoding,
	    .how = e->how,
	    .whole = all,
	    .labels = e->labels,
	    .columns = columns,
	    .fields = e->fields,
	    .count = e->count,
	    .beside_unicode = evidence_sum(e).unicode > 0};
	for (size_t i = 0; i < e->count; i++) {
		const tally *t = &e->columns[i];
		columns[i] = is_strong(t, plan->encoding) || speaks_for(t) || (all && speaks_not_against(t));
		bool silent = t->only_legacy + t->only_plain + t->both + t->neither + t->plain == 0;
		plan->whole = plan->whole && (columns[i] || silent);
		if (is_doubtful(t, plan->encoding))
			return DETECT_DOUBT;
	}
	return DETECT_FOUND;
}

static bool has_doubtful_column(const evidence *e, legacy which)
{
	for (size_t i = 0; i < e->count; i++)
		if (is_doubtful(&e->columns[i], which))
			return true;
	return false;
}

/* No column is in the encoding, but titles, totals or signatures are. */
static bool find_around(const evidence *readings, legacy *which)
{
	for (legacy e = LEGACY_TCVN3; e <= LEGACY_VNI; e++) {
		const evidence *other = &readings[e == LEGACY_VNI ? LEGACY_TCVN3 : LEGACY_VNI];
		bool doubt = has_doubtful_column(&readings[e], e);
		if (!doubt && is_strong(&readings[e].around, e) && readings[e].around.only_legacy > 2 * other->around.only_legacy) {
			*which = e;
			return true;
		}
	}
	return false;
}

detect_status detect_columns(slice text, const schema_table *table, arena *a, column_plan *plan, diag *d)
{
	evidence readings[] = {[LEGACY_TCVN3] = {.count = 0}, [LEGACY_VNI] = {.count = 0}};
	slice sample;
	if (!take_sample(text, false, a, &sample) || !read_all(sample, COUNT_OF(readings), false, table, a, readings, d))
		return DETECT_NO_MEMORY;
	unsigned long tcvn3 = weight_of_columns(&readings[LEGACY_TCVN3], LEGACY_TCVN3),
	              vni = weight_of_columns(&readings[LEGACY_VNI], LEGACY_VNI);
	plan->encoding = vni > tcvn3 ? LEGACY_VNI : LEGACY_TCVN3;
	if (tcvn3 == 0 && vni == 0 && find_around(readings, &plan->encoding))
		return make_plan(&readings[plan->encoding], a, plan);
	if (tcvn3 == 0 && vni == 0) {
		bool doubt = has_doubtful_column(&readings[LEGACY_TCVN3], LEGACY_TCVN3) || has_doubtful_column(&readings[LEGACY_VNI], LEGACY_VNI);
		return doubt ? DETECT_DOUBT : DETECT_NONE;
	}
	if (tcvn3 < 2 * vni && vni < 2 * tcvn3)
		return DETECT_DOUBT;
	return make_plan(&readings[plan->encoding], a, plan);
}
