import type { Sale } from "@/contracts/records";
import { useText } from "@/lib/url-state";

/** Which sales are shown; null lets all pass. */
export interface SaleFilter {
  readonly category: string | null;
  readonly region: string | null;
  /** Part of a product's name or id, in any case. */
  readonly product: string | null;
}

/** Whether a product's name or id has the text in it. */
export function isNamed(text: string, ...names: readonly string[]): boolean {
  const sought = text.toLowerCase();
  return names.some((name) => name.toLowerCase().includes(sought));
}

export function passes({ category, region, product }: SaleFilter, sale: Sale): boolean {
  return (
    (category === null || sale.category === category) &&
    (region === null || sale.region === region) &&
    (product === null || isNamed(product, sale.product_name, sale.product_id))
  );
}

/** The filter in the page's address. */
export function useSaleFilter() {
  const [category, setCategory] = useText("category");
  const [region, setRegion] = useText("region");
  const [product, setProduct] = useText("product");
  return {
    category,
    region,
    product,
    setCategory,
    setRegion,
    setProduct,
    isOn: category !== null || region !== null || product !== null,
    clear: () => {
      setCategory(null);
      setRegion(null);
      setProduct(null);
    },
  };
}
