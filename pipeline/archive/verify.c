/* verify.c: the METS of the package, and those it points to, say what must be there; every claim is compared with the file. PREMIS must say the same, and the
 * package's name must be that of its content, so that no file can be exchanged by mending the inventories alone. */
#include "archive/verify.h"

#include "archive/bag.h"
#include "archive/finding.h"
#include "archive/identity.h"
#include "archive/inventory.h"
#include "archive/sip.h"
#include "base/array.h"

static const message NOT_LISTED = {"package-extra", STATUS_DATA,
    {"không có trong danh mục nào của gói", "is in no inventory of the package"}, {"Tệp được thêm vào sau.", "The file was added later."}};
static const message BAD_REFERENCE = {"package-bad-path", STATUS_DATA, {"“{1}” dẫn ra ngoài gói", "“{1}” leads out of the package"},
    {"Danh mục không đáng tin.", "The inventory cannot be trusted."}};
static const message LISTED_TWICE = {"package-twice", STATUS_DATA, {"“{1}” được ghi hai lần", "“{1}” is listed twice"},
    {"Tệp kê đã bị sửa; lấy bản sao còn nguyên của gói.", "The inventory was changed; take an untouched copy of the package."}};
static const message OTHER_NAME = {"package-identity", STATUS_DATA,
    {"tên gói không phải tên tính từ nội dung: phải là {1}", "the package's name does not follow from its content: it should be {1}"},
    {"Nội dung và danh mục đã bị thay cùng nhau.", "Content and inventory were changed together."}};

typedef struct verifying {
	arena *memory;
	const opened *opened;
	const schemas *schemas;
	diag *found;
	verdict *out;
	fixity fixity;
	bool *seen;       /* by file of the tree: an inventory lists it */
	const char *mets; /* path of the inventory being read */
	const char *base; /* its folder */
	bool is_root;
	const char **representations; /* METS files pointed to */
	size_t count, cap;
	content_line *lines; /* what the name is derived from */
	size_t line_count, line_cap;
} verifying;

static bool reported(const verifying *v)
{
	return diag_status(v->found) == STATUS_MACHINE;
}

static bool note_representation(verifying *v, const char *path)
{
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->representations[i], path) == 0)
			return true;
	const char **grown = array_room(v->representations, &v->cap, v->count + 1, sizeof *grown);
	if (!grown)
		return diag_no_memory(v->found);
	v->representations = grown;
	v->representations[v->count++] = path;
	return true;
}

static bool note_line(verifying *v, const char *path, slice sha256)
{
	const char *inside = path + strlen(v->opened->root), *data = strstr(inside, "/data/");
	if (strncmp(inside, "representations/", 16) != 0 || !data)
		return true;
	content_line *grown = array_room(v->lines, &v->line_cap, v->line_count + 1, sizeof *grown);
	const char *digest = arena_string(v->memory, sha256);
	if (grown)
		v->lines = grown;
	if (!grown || !digest)
		return diag_no_memory(v->found);
	v->lines[v->line_count++] = (content_line){digest, inside};
	return true;
}

static bool check_file(verifying *v, const inventory_entry *e, const char *path)
{
	const tree_file *file = tree_find(&v->opened->tree, slice_of(path));
	if (file && v->seen[file - v->opened->tree.files])
		finding(v->found, &LISTED_TWICE, v->mets, path);
	const claim c = {slice_of(path), e->has_size, e->size, e->sha256, v->mets};
	return fixity_check(&v->fixity, &c, v->seen) && note_line(v, path, e->sha256);
}

static bool take_mets_entry(void *user, const inventory_entry *e)
{
	verifying *v = user;
	if (e->kind == INVENTORY_OBJECT) {
		if (v->is_root && !v->out->objid)
			v->out->objid = arena_string(v->memory, e->href);
		return true;
	}
	const char *path = inventory_resolve(v->memory, v->base, e->href);
	if (!path) {
		const char *shown = arena_string(v->memory, e->href);
		finding(v->found, &BAD_REFERENCE, v->mets, shown ? shown : "?");
		return true;
	}
	return e->kind == INVENTORY_POINTER ? note_representation(v, path) : check_file(v, e, path);
}

static bool take_object(void *user, const inventory_entry *e)
{
	verifying *v = user;
	const char *path = inventory_resolve(v->memory, v->opened->root, e->href);
	if (!path || !e->sha256.len)
		return true; /* an object that is no file of the package */
	const claim c = {slice_of(path), e->has_size, e->size, e->sha256, v->mets};
	return fixity_check(&v->fixity, &c, NULL);
}

/* Read an XML file of the package by `read`, and check it by its schema. */
static bool read_inventory(verifying *v, const char *path, schema_kind kind, inventory_fn fn)
{
	file_bytes bytes;
	if (!tree_find(&v->opened->tree, slice_of(path)))
		return true; /* missing: told by whoever lists it */
	if (!fixity_read(&v->fixity, path, LIMIT_PACKAGE_XML, &bytes))
		return false;
	v->mets = path;
	v->base = path_folder(v->memory, path);
	v->base = !v->base || strcmp(v->base, ".") == 0 ? "" : arena_printf(v->memory, "%s/", v->base);
	bool read = v->base && (kind == SCHEMA_METS        ? inventory_read_mets(bytes.bytes, path, fn, v, v->found)
	                           : kind == SCHEMA_PREMIS ? inventory_read_premis(bytes.bytes, path, fn, v, v->found)
	                                                   : inventory_is_well_formed(bytes.bytes, path, v->found));
	if (read)
		schemas_check(v->schemas, kind, bytes.bytes, path, v->found);
	file_free(&bytes);
	return read || !reported(v); /* what is wrong with the package is told; the rest is still looked at */
}

static const char *inside(const verifying *v, const char *path)
{
	return arena_printf(v->memory, "%s%s", v->opened->root, path);
}

static bool read_all(verifying *v)
{
	const char *mets = inside(v, SIP_METS), *premis = inside(v, SIP_PREMIS), *ead = inside(v, SIP_EAD);
	if (!mets || !premis || !ead)
		return diag_no_memory(v->found);
	v->seen[tree_find(&v->opened->tree, slice_of(mets)) - v->opened->tree.files] = true;
	v->is_root = true;
	if (!read_inventory(v, mets, SCHEMA_METS, take_mets_entry))
		return false;
	v->is_root = false;
	for (size_t i = 0, count = v->count; i < count; i++) /* a representation has no representations */
		if (!read_inventory(v, v->representations[i], SCHEMA_METS, take_mets_entry))
			return false;
	return read_inventory(v, premis, SCHEMA_PREMIS, take_object) && read_inventory(v, ead, SCHEMA_EAD, NULL);
}

static void tell_extra(const verifying *v)
{
	size_t n = strlen(v->opened->root);
	for (size_t i = 0; i < v->opened->tree.count; i++) {
		const char *path = v->opened->tree.files[i].path;
		if (!v->seen[i] && strncmp(path, v->opened->root, n) == 0)
			finding(v->found, &NOT_LISTED, path, "");
	}
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const content_line *)a)->path, ((const content_line *)b)->path);
}

/* urn:FONDS:uuid:UUID, the UUID that of the content as the inventories list it. */
static bool check_identity(const verifying *v)
{
	const char *objid = v->out->objid, *uuid = objid ? strstr(objid, ":uuid:") : NULL;
	if (!uuid || strncmp(objid, "urn:", 4) != 0 || uuid < objid + 4)
		return true; /* not a name of ours */
	if (v->line_count)
		qsort(v->lines, v->line_count, sizeof *v->lines, by_path);
	identity id;
	if (!identity_derive(v->memory, (slice){objid + 4, (size_t)(uuid - objid - 4)}, v->lines, v->line_count, &id, v->found))
		return false;
	if (strcmp(id.objid, objid) != 0) {
		const char *mets = inside(v, SIP_METS);
		finding(v->found, &OTHER_NAME, mets ? mets : SIP_METS, id.objid);
	}
	return true;
}

bool verify_package(arena *a, const opened *o, const schemas *s, verdict *out, diag *found)
{
	verifying v = {.memory = a, .opened = o, .schemas = s, .found = found, .out = out};
	*out = (verdict){.files = o->tree.count};
	v.seen = arena_array(a, o->tree.count + 1, sizeof *v.seen);
	if (!v.seen)
		return diag_no_memory(found);
	bool good = fixity_begin(a, &o->tree, &v.fixity, found) && read_all(&v) && check_identity(&v);
	if (good)
		tell_extra(&v);
	good = good && (!o->is_bag || bag_check(&v.fixity));
	free(v.representations);
	free(v.lines);
	return good;
}
