/* pack.c: what goes into a package. The documents become representations/rep1; job, data, template, profile and results representations/rep2, so laid out that
 * the figures can be computed again from it alone (run/recompute.c). */
#include "run/pack.h"

#include <limits.h>
#include <stdlib.h>

#include "archive/sip.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "run/pack_about.h"

#define CHAIN_MAX 8

struct pack {
	arena *memory;
	diag *diag;
	run *run;
	description about;
	const char *moment, *checked;
	const char **data; /* paths of the CSV files, below the job's folder */
	size_t data_count, data_room;
	stage *stage;
};

/* ---- before publishing ---- */

static bool count_file(void *user, const file_view *f)
{
	(void)f;
	((pack *)user)->data_room++;
	return true;
}

static bool note_file(void *user, const file_view *f)
{
	pack *p = user;
	const char *path = arena_string(p->memory, f->path);
	if (path && p->data_count < p->data_room)
		p->data[p->data_count++] = path;
	return path != NULL;
}

static bool note_data(pack *p)
{
	store *s = run_get_store(p->run);
	store_counts n = store_count(s);
	if (!store_each_file(s, count_file, p))
		return diag_no_memory(p->diag);
	p->data = arena_array(p->memory, p->data_room + 1, sizeof *p->data);
	p->checked = arena_printf(p->memory, "files %llu, rows %llu, errors %llu, warnings %llu, notes %llu", (unsigned long long)n.files,
	    (unsigned long long)n.rows, (unsigned long long)n.errors, (unsigned long long)n.warnings, (unsigned long long)n.notes);
	if (!p->data || !p->checked || !store_each_file(s, note_file, p))
		return diag_no_memory(p->diag);
	return true;
}

pack *pack_prepare(run *r, diag *d)
{
	pack *p = calloc(1, sizeof *p);
	if (p)
		p->memory = arena_new();
	if (!p || !p->memory) {
		free(p);
		diag_no_memory(d);
		return NULL;
	}
	p->diag = d;
	p->run = r;
	p->moment = pack_moment(p->memory, run_get_job(r)->date, d);
	if (p->moment && pack_describe(p->memory, r, &p->about, d) && note_data(p))
		return p;
	pack_free(p);
	return NULL;
}

void pack_free(pack *p)
{
	if (!p)
		return;
	stage_free(p->stage);
	arena_free(p->memory);
	free(p);
}

/* ---- the files ---- */

static bool put_file(pack *p, const char *below, const char *name, const char *source, const char *within)
{
	const char *path = arena_printf(p->memory, REP_SOURCES "%s%s", below, name);
	return path ? stage_add_copy(p->stage, path, source, within, name) != NULL : diag_no_memory(p->diag);
}

/* CODE.001.pdf and so on, in the order they were made (TT 05/2025); a code holds no '/'. */
static const char *document_name(pack *p, size_t i)
{
	slice code = p->about.fields[ABOUT_FILE_CODE];
	char *name = arena_alloc(p->memory, code.len + 1);
	for (size_t k = 0; name && k < code.len; k++)
		name[k] = strchr("/\\:", code.ptr[k]) ? '-' : code.ptr[k];
	return name ? arena_printf(p->memory, REP_DOCUMENTS "%s.%03zu.pdf", name, i + 1) : NULL;
}

static bool put_documents(pack *p)
{
	for (size_t i = 0;; i++) {
		const char *source = run_get_document(p->run, i);
		if (!source)
			return true;
		const char *path = document_name(p, i), *name = source + strlen(run_get_out(p->run));
		while (*name == '/')
			name++;
		if (!path)
			return diag_no_memory(p->diag);
		if (!stage_add_copy(p->stage, path, source, NULL, name))
			return false;
	}
}

static bool put_data(pack *p)
{
	char root[PATH_MAX];
	const job *j = run_get_job(p->run);
	if (!realpath(j->folder, root))
		return file_report(FILE_FAILED, 0, j->folder, false, NOWHERE, p->diag);
	if (!put_file(p, PACKED_JOB, "job.yaml", j->file, NULL))
		return false;
	for (size_t i = 0; i < p->data_count; i++) {
		const char *source = path_join(p->memory, root, p->data[i]);
		if (!source || !put_file(p, PACKED_JOB, p->data[i], source, root))
			return source ? false : diag_no_memory(p->diag);
	}
	return true;
}

/* The files of the template's folder, not of folders in it, where a job may lie; but a document's source wherever it is. */
static bool put_template(pack *p)
{
	const template *t = &run_get_job(p->run)->template;
	folder_entry *entries;
	size_t count;
	if (!folder_list(p->memory, t->folder, &entries, &count))
		return file_report(FILE_FAILED, 0, t->folder, false, NOWHERE, p->diag);
	bool good = true;
	for (size_t i = 0; good && i < count; i++)
		if (entries[i].is_regular && entries[i].name[0] != '.' && strcmp(entries[i].name, "job.yaml") != 0)
			good = put_file(p, PACKED_TEMPLATE, entries[i].name, path_join(p->memory, t->folder, entries[i].name), NULL);
	for (size_t i = 0; good && i < t->document_count; i++) {
		const char *source = t->documents[i].source.ptr, *path = arena_printf(p->memory, REP_SOURCES PACKED_TEMPLATE "%s", source);
		if (path && strchr(source, '/') && !stage_find(p->stage, path))
			good = put_file(p, PACKED_TEMPLATE, source, path_join(p->memory, t->folder, source), NULL);
	}
	return good;
}

/* The profile that `map` extends, as layout finds it: beside the file, or else in the library. Empty: none. */
static const char *base_profile(pack *p, const places *known, const char *path, diag *d)
{
	slice text;
	if (!read_text_file(p->memory, path, &text, d))
		return NULL;
	const yaml_node *map = yaml_parse(p->memory, text, path, 1, d);
	const yaml_node *extends = map && map->kind == YAML_MAPPING ? yaml_get(map, "extends") : NULL;
	if (!extends || extends->kind != YAML_SCALAR)
		return map ? "" : NULL;
	const char *name = arena_printf(p->memory, "%s.yaml", extends->text.ptr);
	const char *beside = name ? path_join(p->memory, path_folder(p->memory, path), name) : NULL;
	if (!beside || file_exists(beside))
		return beside;
	return places_lookup(p->memory, known, arena_printf(p->memory, "templates/profiles/%s", name));
}

static bool put_profile(pack *p, const places *known)
{
	const char *path = run_get_job(p->run)->profile;
	for (size_t i = 0; path && *path && i < CHAIN_MAX; i++) {
		const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
		if (!put_file(p, PACKED_PROFILE, name, path, NULL))
			return false;
		path = base_profile(p, known, path, p->diag);
	}
	return path ? true : diag_status(p->diag) != STATUS_DONE ? false : diag_no_memory(p->diag);
}

static bool put_results(pack *p)
{
	static const char *const NAMES[] = {"facts.json", "facts.csv", "validation.json"};
	for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
		const char *source = path_join(p->memory, run_get_out(p->run), NAMES[i]);
		if (!source || !put_file(p, PACKED_RESULTS, NAMES[i], source, NULL))
			return source ? false : diag_no_memory(p->diag);
	}
	return true;
}

/* The JSON Schemas of the results, from the installed program or the tree it was built in. */
static bool put_schemas(pack *p, const places *known)
{
	static const char *const NAMES[] = {"facts.schema.json", "validation.schema.json"};
	for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
		const char *source = places_lookup(p->memory, known, arena_printf(p->memory, "schemas/%s", NAMES[i]));
		if (!source)
			source = places_lookup(p->memory, known, arena_printf(p->memory, "docs/formats/%s", NAMES[i]));
		const char *path = arena_printf(p->memory, "schemas/%s", NAMES[i]);
		if (source && path && !stage_add_copy(p->stage, path, source, NULL, NULL))
			return false;
	}
	return !arena_failed(p->memory) || diag_no_memory(p->diag);
}

static bool put_files(pack *p)
{
	places known;
	return places_find(p->memory, &known, p->diag) && put_documents(p) && put_data(p) && put_template(p) && put_profile(p, &known) &&
	       put_results(p) && put_schemas(p, &known);
}

const char *pack_write(pack *p, bool zip, bool bag)
{
	const char *folder = path_join(p->memory, run_get_out(p->run), "archive"), *name = NULL;
	p->stage = folder ? stage_new(folder, run_is_private(p->run), p->diag) : NULL;
	if (!p->stage || !put_files(p))
		return NULL;
	const sip_options options = {.about = &p->about, .moment = p->moment, .checked = p->checked, .zip = zip, .bag = bag};
	if (!sip_publish(p->stage, &options, &name))
		return NULL;
	const char *path = path_join(p->memory, folder, name);
	if (!path)
		diag_no_memory(p->diag);
	return path;
}
