// A drawing of the page as a file: SVG as it stands, PNG at twice its size for print and slides.
//
// Nothing is fetched; the picture is made of what is on the page.

/** How many dots of a PNG to one of the drawing. */
const sharpness = 2

/** The drawing as a file of its own. */
export function svgOf(drawing: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(drawing)
  return new Blob([`<?xml version="1.0" encoding="utf-8"?>\n${text}\n`], { type: 'image/svg+xml' })
}

/** The same in dots. */
export async function pngOf(svg: Blob, { width, height }: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width.baseVal.value * sharpness
    canvas.height = height.baseVal.value * sharpness
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)))
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Gives a file to the reader. */
export function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
