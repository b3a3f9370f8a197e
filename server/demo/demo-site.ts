import { EXAMPLE_SITE, type SiteSettings } from '../site-settings.ts'

/** What the pages of the example data say of their municipality. It does not exist. */
export const DEMO_SITE: SiteSettings = {
  ...EXAMPLE_SITE,
  municipality: {
    ...EXAMPLE_SITE.municipality,
    name: 'Exempelby kommun',
    // Numbers and names that do not break in the middle.
    contact: 'utredaren Kim Exempelsson, utredare@exempelby.example, 0123‑456 78',
  },
}
