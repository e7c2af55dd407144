/* pdf.c: from display list to file: pages, navigation, metadata, fonts, structure, and the writing of it all.
 *
 * The order matters in two places: fonts are embedded after all pages are painted (only then are their characters known), and the structure
 * is numbered after libharu's last object. */
#include "pdf/pdf.h"

#include <hpdf_pages.h>

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

/* One document being made. */
typedef struct maker {
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
	HPDF_Dict resources; /* of all pages */
	HPDF_Page *pages;
	uint32_t *page_numbers, *link_numbers; /* object numbers */
} maker;

static bool open_maker(maker *m, fontset *fonts)
{
	const display_list *list = m->list;
	enum { A_PAGE = 3, A_LINK = 1, A_BOOKMARK = 1, A_PICTURE = 4, AN_ATTACHMENT = 3, REST = 100 }; /* libharu's objects */
	size_t objects = list->page_count * A_PAGE + list->link_count * A_LINK + list->outline_count * A_BOOKMARK +
	                 list->picture_count * A_PICTURE + m->options->attachment_count * AN_ATTACHMENT + REST;
	if (!docfonts_init(&m->fonts, fonts, m->d))
		return false;
	m->flate = flate_new();
	m->pages = calloc(list->page_count + 1, sizeof *m->pages);
	m->page_numbers = calloc(list->page_count + 1, sizeof *m->page_numbers);
	m->link_numbers = calloc(list->link_count + 1, sizeof *m->link_numbers);
	if (!sequences_init(&m->sequences, list) || !m->flate || !m->pages || !m->page_numbers || !m->link_numbers)
		return diag_no_memory(m->d);
	m->painter = (painter){
	    .list = list, .fonts = &m->fonts, .sequences = &m->sequences, .out = BUF_INIT(LIMIT_OUTPUT_BYTES), .d = m->d, .rules = m->rules};
	if (!haru_open(&m->haru, list->page_count, objects, m->d))
		return false;
	m->resources = haru_dict(&m->haru);
	return haru_failed(&m->haru) ? haru_report(&m->haru, m->d) : true;
}

static void close_maker(maker *m)
{
	haru_close(&m->haru);
	structure_free(&m->structure);
	buf_free(&m->painter.out);
	sequences_free(&m->sequences);
	docfonts_free(&m->fonts);
	flate_free(m->flate);
	free(m->pages);
	free(m->page_numbers);
	free(m->link_numbers);
}

/* A page object with its content stream `packed`. */
static void add_page(maker *m, size_t number, slice packed)
{
	haru *h = &m->haru;
	const display_page *page = &m->list->pages[number];
	HPDF_Page object = HPDF_AddPage(h->doc);
	if (!object)
		return;
	m->pages[number] = object;
	m->page_numbers[number] = haru_number(object);
	haru_set_box(h, object, "MediaBox", 0, 0, page->width, page->height);
	haru_set(h, object, "Resources", m->resources); /* instead of a private one */
	haru_set_integer(h, object, "StructParents", (int)structure_page_key(number));
	if (!m->rules->classic)
		haru_set_name(h, object, "Tabs", "S"); /* the tabulator follows the structure (ISO 14289-1 §7.18.3) */
	haru_fill(h, ((HPDF_PageAttr)object->attr)->contents, packed);
}

static bool add_pages(maker *m)
{
	buf packed = BUF_INIT(LIMIT_OUTPUT_BYTES);
	bool good = true;
	for (size_t i = 0; good && i < m->list->page_count && !haru_failed(&m->haru); i++) {
		good = painter_page(&m->painter, i);
		if (!good)
			break;
		flate_pack(m->flate, buf_slice(&m->painter.out), &packed);
		good = packed.failed ? diag_no_memory(m->d) : true;
		if (good)
			add_page(m, i, buf_slice(&packed));
	}
	buf_free(&packed);
	if (good)
		sequences_end(&m->sequences);
	if (good && m->options->painted)
		m->options->painted(m->options->user);
	return good && haru_failed(&m->haru) ? haru_report(&m->haru, m->d) : good;
}

static bool add_structure(maker *m)
{
	m->structure = (structure){.list = m->list,
	    .sequences = &m->sequences,
	    .pages = m->page_numbers,
	    .links = m->link_numbers,
	    .base = writer_next_number(&m->haru),
	    .rules = m->rules};
	haru_set_outside(&m->haru, m->haru.doc->catalog, "StructTreeRoot", m->structure.base);
	return structure_plan(&m->structure) ? true : diag_no_memory(m->d);
}

static bool add_navigation(maker *m)
{
	links_add(&m->haru, m->list, m->pages, m->link_numbers);
	outline_add(&m->haru, m->list, m->pages);
	labels_add(&m->haru, m->list);
	return haru_failed(&m->haru) ? haru_report(&m->haru, m->d) : true;
}

bool pdf_write(const display_list *list, fontset *fonts, const pdf_options *options, buf *out, diag *d)
{
	maker m = {.list = list, .options = options, .rules = flavour_get(options->flavour), .d = d};
	bool good = open_maker(&m, fonts) && add_pages(&m) && add_navigation(&m) && metadata_add(&m.haru, m.flate, options, d) &&
	            pictures_add(&m.haru, m.flate, list, m.rules->opaque, m.resources, d) &&
	            fontfile_add(&m.haru, m.flate, &m.fonts, m.rules->cid_sets, m.resources) && add_structure(&m) &&
	            writer_put(&m.haru, &m.structure, m.flate, out, d);
	close_maker(&m);
	return good;
}
