/* cell_json.c: JSON in a cell (arrays, objects, GeoJSON of RFC 7946, TopoJSON), and points: 105.84, 21.03 as longitude and latitude in degrees, in that
 * order. What lies inside an array or object is its writer's affair. */
#include "base/compiler.h"
#include "base/json_look.h"
#include "validate/cell.h"

#define LONGITUDE_LIMIT 180
#define LATITUDE_LIMIT 90

/* A decimal number from -limit to limit, without an exponent. */
static bool is_coordinate(slice t, unsigned limit)
{
	unsigned whole = 0;
	size_t i = t.len && *t.ptr == '-', start = i;
	for (; i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9' && i < start + 3; i++)
		whole = whole * 10 + (unsigned)(t.ptr[i] - '0');
	if (i == start)
		return false;
	bool point = i < t.len && t.ptr[i] == '.', beyond = whole > limit;
	size_t fraction = i + 1;
	if (point)
		for (i++; i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9'; i++)
			beyond = beyond || (whole == limit && t.ptr[i] != '0');
	return i == t.len && (!point || i > fraction) && !beyond;
}

static bool are_coordinates(slice longitude, slice latitude)
{
	return is_coordinate(longitude, LONGITUDE_LIMIT) && is_coordinate(latitude, LATITUDE_LIMIT);
}

static bool is_point(field_format format, slice text, const json_outline *o)
{
	if (format == FORMAT_DEFAULT) {
		const char *comma = memchr(text.ptr, ',', text.len);
		if (!comma)
			return false;
		slice longitude = {text.ptr, (size_t)(comma - text.ptr)}, latitude = {comma + 1, text.len - longitude.len - 1};
		return are_coordinates(slice_trim(longitude), slice_trim(latitude));
	}
	if (o->count != 2)
		return false;
	if (format == FORMAT_ARRAY)
		return o->kind == JSON_ARRAY && are_coordinates(o->first[0].number, o->first[1].number);
	bool turned = slice_is(o->first[0].key, "lat");
	const json_member *longitude = &o->first[turned], *latitude = &o->first[!turned];
	return o->kind == JSON_OBJECT && slice_is(longitude->key, "lon") && slice_is(latitude->key, "lat") &&
	       are_coordinates(longitude->number, latitude->number);
}

static bool is_shape(field_format format, const json_outline *o)
{
	static const char *const TYPES[] = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
	    "GeometryCollection", "Feature", "FeatureCollection"};
	if (o->kind != JSON_OBJECT)
		return false;
	if (format == FORMAT_TOPOJSON)
		return slice_is(o->type, "Topology");
	for (size_t i = 0; i < COUNT_OF(TYPES); i++)
		if (slice_is(o->type, TYPES[i]))
			return true;
	return false;
}

bool cell_is_json(const schema_field *f, slice text)
{
	json_outline o = {.kind = JSON_WRONG};
	if (f->type != FIELD_GEOPOINT || f->format != FORMAT_DEFAULT)
		json_look(text, &o);
	switch (f->type) {
	case FIELD_ARRAY: return o.kind == JSON_ARRAY;
	case FIELD_OBJECT: return o.kind == JSON_OBJECT;
	case FIELD_GEOPOINT: return is_point(f->format, text, &o);
	default: return is_shape(f->format, &o);
	}
}
