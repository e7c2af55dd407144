/* pdf.c: from display list to file: pages, navigation, metadata, fonts, structure, and the writing of it all.
 *
 * The order matters in two places: fonts are embedded after all pages are painted (only then are their characters known), and the structure
 * is numbered after libharu's last object. */
#include "pdf/pdf.h"

#include "base/limits.h"
#include "pdf/docfont.h"
#include "pdf/flate.h"
#include "pdf/fontfile.h"
#include "pdf/haru.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/painter.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"
#include "pdf/writer.h"

struct pdf_file {
	const display_list *list;
	const pdf_options *options;
	const flavour_rules *rules;
	diag *d;
	haru haru;
	flate *flate;
	docfonts fonts;
	sequences sequences;
	painter painter;
	structure structure;
	writer writer;
	buf packed;          /* the page's stream */
	HPDF_Dict resources; /* of all pages */
	page_tree pages;
	uint32_t *link_numbers; /* object numbers */
};

static bool open_file(pdf_file *m, fontset *fonts, buf *out)
{
	if (!docfonts_init(&m->fonts, fonts, m->d))
		return false;
	m->flate = flate_new();
	if (!m->flate)
		return diag_no_memory(m->d);
	m->painter = (painter){
	    .list = m->list, .fonts = &m->fonts, .sequences = &m->sequences, .out = BUF_INIT(LIMIT_OUTPUT_BYTES), .d = m->d, .rules = m->rules};
	m->packed = BUF_INIT(LIMIT_OUTPUT_BYTES);
	if (!haru_open(&m->haru, m->d) || !writer_begin(&m->writer, &m->haru, m->flate, m->rules, out, m->d))
		return false;
	m->resources = haru_dict(&m->haru);
	m->pages = (page_tree){.resources = haru_number(m->resources), .tab_order = !m->rules->classic};
	return haru_failed(&m->haru) ? haru_report(&m->haru, m->d) : true;
}

pdf_file *pdf_begin(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d)
{
	pdf_file *m = calloc(1, sizeof *m);
	if (!m) {
		diag_no_memory(d);
		return NULL;
	}
	m->list = list;
	m->options = options;
	m->rules = flavour_get(options->flavour);
	m->d = d;
	if (open_file(m, fonts, out))
		return m;
	pdf_free(m);
	return NULL;
}

void pdf_free(pdf_file *m)
{
	if (!m)
		return;
	writer_free(&m->writer);
	haru_close(&m->haru);
	structure_free(&m->structure);
	buf_free(&m->painter.out);
	buf_free(&m->packed);
	sequences_free(&m->sequences);
	docfonts_free(&m->fonts);
	flate_free(m->flate);
	pages_free(&m->pages);
	free(m->link_numbers);
	free(m);
}

/* ---- pages ---- */

bool pdf_page(pdf_file *m, size_t number)
{
	if (!pages_reserve(&m->pages, &m->haru, number, m->d) || !painter_page(&m->painter, number))
		return false;
	flate_pack(m->flate, buf_slice(&m->painter.out), &m->packed);
	if (m->packed.failed)
		return diag_no_memory(m->d);
	return writer_stream(&m->writer, m->pages.items[number].content, buf_slice(&m->packed));
}

/* ---- the rest ---- */

static bool add_structure(pdf_file *m)
{
	m->structure = (structure){.list = m->list,
	    .sequences = &m->sequences,
	    .pages = &m->pages,
	    .links = m->link_numbers,
	    .base = writer_next_number(&m->haru),
	    .rules = m->rules};
	haru_set_outside(&m->haru, m->haru.doc->catalog, "StructTreeRoot", m->structure.base);
	return structure_plan(&m->structure) ? true : diag_no_memory(m->d);
}

static bool add_navigation(pdf_file *m)
{
	m->link_numbers = calloc(m->list->link_count + 1, sizeof *m->link_numbers);
	if (!m->link_numbers || !sequences_end(&m->sequences, m->list))
		return diag_no_memory(m->d);
	links_add(&m->haru, m->list, &m->pages, m->link_numbers);
	outline_add(&m->haru, m->list, &m->pages);
	labels_add(&m->haru, m->list);
	return pages_plan(&m->pages, &m->haru, m->list, m->link_numbers, m->d);
}

bool pdf_end(pdf_file *m)
{
	bool good = add_navigation(m) && metadata_add(&m->haru, m->flate, m->options, m->d) &&
	            pictures_add(&m->haru, m->flate, m->list, m->rules->opaque, m->resources, m->d) &&
	            fontfile_add(&m->haru, m->flate, &m->fonts, m->rules->cid_sets, m->resources) && add_structure(m);
	return good && writer_end(&m->writer, &m->structure);
}

bool pdf_write(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d)
{
	pdf_file *m = pdf_begin(list, fonts, options, out, d);
	bool good = m != NULL;
	for (size_t i = 0; good && i < list->page_count; i++)
		good = pdf_page(m, i);
	good = good && pdf_end(m);
	pdf_free(m);
	return good;
}
