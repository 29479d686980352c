/** Large enough for a full phone screen, small enough to send over a weak connection. */
const MAX_EDGE_PX = 1_280;
const QUALITY = 0.82;

/**
 * Decodes a picture and encodes it anew as a small JPEG: what else the file held (where and when it was taken, by which phone)
 * does not come along. Undefined for what this browser cannot read as a picture.
 */
export async function shrinkPicture(file: Blob): Promise<Blob | undefined> {
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(file);
    const scale = Math.min(1, MAX_EDGE_PX / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const pencil = canvas.getContext('2d');
    if (pencil === null) return undefined;
    // What is see-through becomes white, as on paper, not black.
    pencil.fillStyle = '#fff';
    pencil.fillRect(0, 0, canvas.width, canvas.height);
    pencil.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => {
      canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY);
    });
  } catch {
    return undefined;
  } finally {
    bitmap?.close();
  }
}

/** Draws a picture into a canvas, which a page may show whatever its rules about images say. */
export async function drawPicture(canvas: HTMLCanvasElement, body: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(body);
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return true;
  } catch {
    return false;
  }
}
