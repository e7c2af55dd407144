/* sip.c: the order in which a package is made: identity from the content, documentation, metadata about it, METS last, for it lists all others; then the bag
 * and the ZIP file around it. */
#include "archive/sip.h"

#include "archive/tree.h"
#include "base/buf.h"
#include "base/limits.h"

/* For who opens the package without any program, in both languages. {1}: OBJID, {2}: title */
static const char README_HEAD[] = "Gói lưu trữ / archival package\r\n";
static const char *const README[] = {
    "Tài liệu trong gói này:\r\n"
    "  representations/rep1/data   các văn bản đã dàn trang (PDF/A)\r\n"
    "  representations/rep2/data   số liệu gốc và cách tính:\r\n"
    "    job/        job.yaml và các tệp CSV, đúng từng byte như đã nộp, theo đường dẫn của chúng\r\n"
    "    template/   mẫu báo cáo: các bảng (datapackage.yaml), phép kiểm tra (checks.sql), số liệu (facts.sql), lời văn\r\n"
    "    profile/    thể thức văn bản\r\n"
    "    results/    facts.json, facts.csv: mọi con số đã in; validation.json: kết quả kiểm tra\r\n"
    "  metadata/descriptive/EAD.xml        thông tin mô tả hồ sơ (EAD3)\r\n"
    "  metadata/preservation/PREMIS.xml    mã SHA-256, định dạng và quá trình tạo lập từng tệp (PREMIS 3.0)\r\n"
    "  METS.xml                            danh mục của gói (E-ARK CSIP, SIP 2.1.0)\r\n"
    "  schemas/                            lược đồ của các tệp JSON, và nơi công bố lược đồ của các tệp XML\r\n"
    "Kiểm tra gói (tính lại cả số liệu từ tệp gốc): tongket verify THƯ_MỤC\r\n",
    "In this package:\r\n"
    "  representations/rep1/data   the typeset documents (PDF/A)\r\n"
    "  representations/rep2/data   the original data and how they were computed:\r\n"
    "    job/        job.yaml and the CSV files, byte for byte as submitted, under their own paths\r\n"
    "    template/   the template: tables (datapackage.yaml), checks (checks.sql), figures (facts.sql), words\r\n"
    "    profile/    the format of the documents\r\n"
    "    results/    facts.json, facts.csv: every printed figure; validation.json: what checking found\r\n"
    "  metadata/descriptive/EAD.xml        description of the file (EAD3)\r\n"
    "  metadata/preservation/PREMIS.xml    SHA-256, format and history of every file (PREMIS 3.0)\r\n"
    "  METS.xml                            inventory of the package (E-ARK CSIP, SIP 2.1.0)\r\n"
    "  schemas/                            schemas of the JSON files, and where those of the XML files are published\r\n"
    "To check the package, figures recomputed from the original data included: tongket verify FOLDER\r\n"};

static const char SCHEMAS[] =
    "The XML files of this package follow these published schemas, which are not repeated here:\r\n"
    "  METS 1.12    http://www.loc.gov/METS/                           https://www.loc.gov/standards/mets/mets.xsd\r\n"
    "  CSIP 2.1.0   https://DILCIS.eu/XML/METS/CSIPExtensionMETS       https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd\r\n"
    "  SIP 2.1.0    https://DILCIS.eu/XML/METS/SIPExtensionMETS        https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd\r\n"
    "  PREMIS 3.0   http://www.loc.gov/premis/v3                       https://www.loc.gov/standards/premis/premis.xsd\r\n"
    "  EAD3 1.1     http://ead3.archivists.org/schema/                 https://www.loc.gov/ead/ead3.xsd\r\n"
    "  XLink        http://www.w3.org/1999/xlink                       https://www.loc.gov/standards/xlink/xlink.xsd\r\n";

static bool put_documentation(const sip *p)
{
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	buf_put_string(&text, README_HEAD);
	buf_printf(&text, "%s\r\n", p->id.objid);
	buf_put_slice(&text, p->options->about->fields[ABOUT_TITLE]);
	buf_put_string(&text, "\r\n\r\n");
	buf_put_string(&text, README[0]);
	buf_put_string(&text, "\r\n");
	buf_put_string(&text, README[1]);
	bool good = (!text.failed || diag_no_memory(stage_diag(p->stage))) &&
	            stage_add_bytes(p->stage, "documentation/README.txt", buf_slice(&text)) &&
	            stage_add_bytes(p->stage, "schemas/README.txt", slice_of(SCHEMAS));
	buf_free(&text);
	return good;
}

static bool identify(sip *p)
{
	arena *a = stage_memory(p->stage);
	stage_sort(p->stage);
	size_t count = stage_count(p->stage);
	content_line *lines = arena_array(a, count + 1, sizeof *lines);
	if (!lines)
		return diag_no_memory(stage_diag(p->stage));
	size_t content = 0;
	for (size_t i = 0; i < count; i++)
		if (strncmp(stage_get(p->stage, i)->path, "representations/", 16) == 0)
			lines[content++] = (content_line){stage_get(p->stage, i)->sha256, stage_get(p->stage, i)->path};
	return identity_derive(a, p->options->about->fields[ABOUT_FONDS], lines, content, &p->id, stage_diag(p->stage));
}

static bool put_metadata(const sip *p)
{
	return put_documentation(p) && sip_put_ead(p) && sip_put_premis(p) && sip_put_rep_mets(p, "rep1", "documents") &&
	       sip_put_rep_mets(p, "rep2", "data and computation") && sip_put_mets(p);
}

/* A package must not hold what its receiver cannot store. */
static bool check_names(const sip *p)
{
	size_t count = stage_count(p->stage), before = diag_count(stage_diag(p->stage));
	const char **paths = arena_array(stage_memory(p->stage), count + 1, sizeof *paths);
	if (!paths)
		return diag_no_memory(stage_diag(p->stage));
	for (size_t i = 0; i < count; i++)
		paths[i] = stage_get(p->stage, i)->path;
	return tree_tell_twins(paths, count, stage_diag(p->stage)) && diag_count(stage_diag(p->stage)) == before;
}

bool sip_publish(stage *s, const sip_options *o, const char **name)
{
	sip p = {.stage = s, .options = o};
	arena *a = stage_memory(s);
	if (!check_names(&p) || !identify(&p) || !put_metadata(&p) || (o->bag && !bag_wrap(&p)))
		return false;
	const char *folder = o->bag ? arena_printf(a, "%s.bag", p.id.folder) : p.id.folder;
	*name = o->zip && folder ? arena_printf(a, "%s.zip", folder) : folder;
	if (!*name)
		return diag_no_memory(stage_diag(s));
	return (!o->zip || stage_zip(s, folder, (slice){o->moment, 10})) && stage_publish(s, *name);
}
