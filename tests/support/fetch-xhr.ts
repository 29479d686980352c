/**
 * As much of a browser's XMLHttpRequest as a client library needs that knows nothing else, over `fetch`: one request,
 * JSON or text, `onreadystatechange` when it is through.
 */
export class FetchXhr {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  private method = 'GET';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly abortion = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(): string | null {
    return null;
  }

  getAllResponseHeaders(): string {
    return '';
  }

  abort(): void {
    this.abortion.abort();
  }

  send(body?: string): void {
    void this.run(body).finally(() => {
      this.readyState = 4;
      if (!this.abortion.signal.aborted) this.onreadystatechange?.();
    });
  }

  private async run(body: string | undefined): Promise<void> {
    try {
      const { method, headers } = this;
      const response = await fetch(this.url, { method, headers, body, signal: this.abortion.signal });
      this.status = response.status;
      this.responseText = await response.text();
      this.response = this.responseType === 'json' ? parse(this.responseText) : this.responseText;
    } catch {
      this.status = 0;
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
